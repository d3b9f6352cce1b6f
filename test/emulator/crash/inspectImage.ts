import { openImage } from '../../../src/image/openImage.ts'
import { readProvisionedState, readUserRegistrations } from '../../../src/servicing/appx/readAppxState.ts'
import { compareVolumes } from '../../../emulator/machine/compareVolumes.ts'
import { openFolderVolume } from '../../../emulator/volume/openFolderVolume.ts'
import { hivesOf } from '../../../properties/images/hivesOf.ts'
import { hivesStayValid, type HiveReader } from '../../../properties/laws/hivesStayValid.ts'
import { checkHive } from '../../formats/regf/checkHive.ts'
import { laterDisk } from '../volume/folder/watchedDisk.ts'
import { tickingClock } from '../volume/tickingClock.ts'
import { copyOf, putCopy, type FolderCopy } from './folderCopy.ts'
import type { Story } from './Story.ts'

/**
 * Opens an image as the next command would, which recovers it, and says which one it is then.
 * @throws Error when it is neither, or anything of ours is left
 */
export function recoverAndTell(root: string, { before, after }: Pick<Story, 'before' | 'after'>): 'old' | 'new' {
  const volume = openFolderVolume(root, { now: tickingClock(), disk: laterDisk })
  volume.close()
  const { digest, entries } = copyOf(root)
  if (digest === before.digest) return 'old'
  if (digest === after.digest) return 'new'
  const paths = (copy: FolderCopy) => new Map(copy.entries.map((entry) => [entry.path, entry]))
  const [found, old, now] = [paths({ digest, entries }), paths(before), paths(after)]
  const differs = (other: typeof old) =>
    [...new Set([...found.keys(), ...other.keys()])].filter((path) => {
      const [a, b] = [found.get(path), other.get(path)]
      return a?.mode !== b?.mode || Buffer.compare(a?.bytes ?? new Uint8Array(), b?.bytes ?? new Uint8Array()) !== 0
    })
  throw new Error(
    `neither old nor new; not as before: ${differs(old).join(', ')}; not as after: ${differs(now).join(', ')}`,
  )
}

/**
 * Looks at an image as closely as we can: it must hold the same files, registry and apps as a copy of it, its hives must
 * be sound byte for byte, and other readers must find the same keys in them.
 * @throws Error that says what is wrong
 */
export function inspectImage(root: string, expected: FolderCopy, aside: string, others: readonly HiveReader[]): void {
  putCopy(expected, aside)
  const [found, wanted] = [root, aside].map((folder) =>
    openFolderVolume(folder, { now: tickingClock(), disk: laterDisk }),
  )
  try {
    const differences = compareVolumes(wanted!, found!)
    if (differences.length > 0) throw new Error(`differs: ${JSON.stringify(differences)}`)
    const [is, should] = [found!, wanted!].map((volume) => JSON.stringify(appsOf(openImage(volume, tickingClock()))))
    if (is !== should) throw new Error(`apps are ${is}, not ${should}`)
    // An image that came with a log is as it was when it is the old one.
    if (expected.entries.some(({ path }) => path.endsWith('.LOG1'))) return
    hivesStayValid(found!, others)
    for (const { path, bytes } of hivesOf(found!)) {
      const { defects, unreachable } = checkHive(bytes)
      if (defects.length + unreachable.size > 0)
        throw new Error(`${path}: ${defects.join('; ')}; ${unreachable.size} cells lost`)
    }
  } finally {
    found!.close()
    wanted!.close()
  }
}

/** What is provisioned, and what each user has registered. */
function appsOf(image: ReturnType<typeof openImage>) {
  return {
    provisioned: readProvisionedState(image, 'documented'),
    users: image.users().map(({ sid, name }) => ({ name, registered: readUserRegistrations(image, sid) })),
  }
}
