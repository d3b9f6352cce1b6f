import { bytesSource } from '../../../src/formats/ByteSource.ts'
import type { Host } from '../../../src/host/Host.ts'
import type { Volume } from '../../../src/image/Volume.ts'
import { watchedVolume } from '../../volume/watchedVolume.ts'
import { plainChanges } from './ChangeStep.ts'
import type { Recorder } from './createRecorder.ts'

/** What of a machine a host that is handed out needs. */
interface HandedOut {
  readonly recorder: Recorder
  /** Restarts the computer as a step. */
  readonly restart: () => void
}

/** The host of a machine for whoever is not recorded otherwise: what is written through it are changes of files. */
export function recordHost(host: Host, { recorder, restart }: HandedOut): Host {
  return {
    ...host,
    openVolume(path) {
      const volume = host.openVolume(path)
      return volume && recordVolume(volume, path, recorder)
    },
    onlineVolume() {
      const volume = host.onlineVolume()
      return volume && recordVolume(volume, 'C:\\', recorder)
    },
    writeFile(path, content) {
      const file = recorder.file('packages', path, bytesSource(content.slice()))
      recorder.step({ do: 'write', path, file }, () => host.writeFile(path, content))
    },
    appendText(path, text) {
      recorder.step({ do: 'append', path, text }, () => host.appendText(path, text))
    },
    restart() {
      restart()
      return Promise.resolve()
    },
  }
}

/** A volume of a machine whose changes are steps. @param root the drive or folder that it is */
export function recordVolume(volume: Volume, root: string, recorder: Recorder): Volume {
  return watchedVolume(volume, (changes) => {
    const contents = new Map(changes.flatMap((change) => ('content' in change ? [[change.path, change.content]] : [])))
    const plain = plainChanges(changes, (path) => {
      const content = contents.get(path)
      return content ? recorder.file('changes', path, content) : path
    })
    recorder.step({ do: 'change', path: root, changes: plain }, () => volume.apply(changes))
  })
}
