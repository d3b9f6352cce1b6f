import type { Volume, WritableVolume } from '../../../src/image/Volume.ts'

/** A volume whose every single change is made on a fork and applied. */
export function applyEach(volume: Volume): WritableVolume {
  const through = (change: (fork: WritableVolume) => void) => {
    const fork = volume.fork()
    change(fork)
    volume.apply(fork.diff(volume))
  }
  return {
    stat: (path) => volume.stat(path),
    list: (path, prefix) => volume.list(path, prefix),
    open: (path) => volume.open(path),
    fork: () => volume.fork(),
    apply: (changes) => volume.apply(changes),
    close: () => volume.close(),
    createFolder: (path) => through((fork) => fork.createFolder(path)),
    write: (path, content) => through((fork) => fork.write(path, content)),
    link: (existing, path) => through((fork) => fork.link(existing, path)),
    rename: (from, to) => through((fork) => fork.rename(from, to)),
    remove: (path) => through((fork) => fork.remove(path)),
    setAttributes: (path, attributes) => through((fork) => fork.setAttributes(path, attributes)),
    diff: (base) => volume.fork().diff(base),
  }
}
