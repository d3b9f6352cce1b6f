import { createWindowsImage } from '../../../emulator/presets/createWindowsImage.ts'
import { describeMachine } from '../../../emulator/machine/describeMachine.ts'
import { signIn } from '../../../emulator/machine/signIn.ts'
import { copyOfVolume } from '../../../emulator/machine/copyOfVolume.ts'
import type { Disk } from '../../../emulator/volume/folder/Disk.ts'
import { withDiskErrors } from '../../../emulator/volume/folder/diskError.ts'
import { nodeDisk } from '../../../emulator/volume/folder/nodeDisk.ts'
import { openFolderVolume, type Durability } from '../../../emulator/volume/openFolderVolume.ts'
import { bundle } from '../../../fixtures/index.ts'
import { setUiLanguage } from '../../../properties/images/setUiLanguage.ts'
import { runDism } from '../../../src/dism/runDism.ts'
import { exitCodeOf, formatError } from '../../../src/dism/output/formatError.ts'
import { DismError } from '../../../src/errors/DismError.ts'
import { bytesSource } from '../../../src/formats/ByteSource.ts'
import type { Host } from '../../../src/host/Host.ts'
import { openImage } from '../../../src/image/openImage.ts'
import type { Volume } from '../../../src/image/Volume.ts'
import { runOperation } from '../../../src/servicing/runOperation.ts'
import { newLog, withSequences } from '../../formats/regf/makeLogs.ts'
import { tickingClock } from '../volume/tickingClock.ts'
import { copyOf, copyOfEntries, putCopy, type FolderCopy } from './folderCopy.ts'
import type { Ending, Story } from './Story.ts'

/** The app of all stories. */
export const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'

/** The hive that servicing writes. */
export const SOFTWARE = 'Windows/System32/config/SOFTWARE'

const LOG = 'C:\\dism.log'
const ADD = ['/Add-ProvisionedAppxPackage', '/PackagePath:reader.msixbundle', '/SkipLicense', '/Region:all']
const REMOVE = ['/Remove-ProvisionedAppxPackage', `/PackageName:${READER}`]

/** Keys that make SOFTWARE so large that a change of it overwrites some of its pages, and no more. */
const FILLER = 400

/**
 * Makes the stories, each from what the one before has left.
 * @param folder a folder of the real disk that can be used meanwhile
 */
export async function tellStories(folder: string): Promise<readonly Story[]> {
  const files = await bundle('Contoso.Reader', { languages: ['en-US', 'es-ES', 'fr-FR'], scales: [200, 400] })
  const shared = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`Part${index}.dll`, `part ${index}`]))
  const dism = (words: readonly string[]): Story['run'] => {
    return (root, disk, durability) => runOn(root, disk, durability, files, words)
  }
  const root = `${folder}/image`
  const tell = async (name: string, before: FolderCopy, run: Story['run']): Promise<Story> => {
    putCopy(before, root)
    const { exitCode, stdout } = await run(root, nodeDisk, 'process')
    if (exitCode !== 0) throw new Error(`${name}: ${stdout}`)
    return { name, before, after: copyOf(root), run }
  }

  const add = await tell('add', newImage(root), dism(ADD))
  const remove = await tell('remove', add.after, dism(REMOVE))
  const addAgain = await tell('add again', withLanguage(root, add.after), dism(ADD))
  const signIn = await tell('sign-in', addAgain.after, signInAlice)
  let twins = add.after
  for (const name of ['Contoso.Viewer', 'Contoso.Writer'])
    twins = await afterDism(root, twins, await bundle(name, { files: shared }), ADD)
  const optimize = await tell('optimize', twins, dism(['/Optimize-ProvisionedAppxPackages']))
  const dirty = await tell('remove, the hive is dirty', withDirtyHive(add.before, add.after), dism(REMOVE))
  return [add, remove, addAgain, signIn, optimize, dirty]
}

/** An image whose SOFTWARE holds what it held before, and the rest in its log: so Windows leaves it when it is switched off. */
export function withDirtyHive(before: FolderCopy, after: FolderCopy): FolderCopy {
  const older = before.entries.find(({ path }) => path === SOFTWARE)!.bytes!
  const entries = after.entries.flatMap((entry) => {
    if (entry.path !== SOFTWARE) return [entry]
    const log = { path: `${SOFTWARE}.LOG1`, mode: entry.mode, bytes: newLog(older, entry.bytes!, 8) }
    return [{ ...entry, bytes: withSequences(older, 8, 7) }, log]
  })
  return copyOfEntries(entries)
}

/** A Windows 11 image in a folder. */
function newImage(root: string): FolderCopy {
  const image = createWindowsImage({ preset: 'windows-11-24h2', users: ['alice'], now: tickingClock() })
  const fork = openImage(image, tickingClock()).fork()
  for (let number = 0; number < FILLER; number++)
    fork.registry.setString('SOFTWARE', `Filler\\Key ${number}`, 'Value', 'something that takes its place '.repeat(3))
  image.apply(fork.finish())
  return changed(root, { entries: [], digest: '' }, (volume) => volume.apply(copyOfVolume(image)))
}

/** An image after a command line of dism with this package. */
async function afterDism(root: string, before: FolderCopy, files: Uint8Array, words: readonly string[]) {
  putCopy(before, root)
  const { exitCode, stdout } = await runOn(root, nodeDisk, 'process', files, words)
  if (exitCode !== 0) throw new Error(stdout)
  return copyOf(root)
}

/** The image after a language pack was installed: a bundle that is provisioned is stale then. */
function withLanguage(root: string, before: FolderCopy): FolderCopy {
  return changed(root, before, (volume) => setUiLanguage(volume, tickingClock(), 'es-ES', true))
}

function changed(root: string, before: FolderCopy, change: (volume: Volume) => void): FolderCopy {
  putCopy(before, root)
  const volume = openFolderVolume(root, { now: tickingClock() })
  change(volume)
  volume.close()
  return copyOf(root)
}

async function runOn(
  root: string,
  disk: Disk,
  durability: Durability,
  files: Uint8Array,
  words: readonly string[],
): Promise<Ending> {
  const now = tickingClock()
  const open = () => withDiskErrors(() => openFolderVolume(root, { now, disk, durability }))
  const host: Host = {
    ...describeMachine('windows-11-24h2'),
    processId: 1,
    now,
    timeZoneOffset: 0,
    defaultLogPath: LOG,
    readFile: (path) => (path === 'reader.msixbundle' ? bytesSource(files) : undefined),
    kindOf: (path) => (path === 'image' ? 'folder' : 'file'),
    list: () => [],
    beside: (_, name) => name,
    openVolume: (path) => (path === 'image' ? open() : undefined),
    onlineVolume: () => undefined,
    isRunningWindows: () => false,
    runningApps: () => [],
    writeFile: () => {},
    appendText: () => {},
  }
  const output: string[] = []
  const exitCode = await runDism({ arguments: ['/Image:image', ...words], host, write: (text) => output.push(text) })
  return { exitCode, stdout: output.join('') }
}

/** What `dismulator user sign-in` does; an error is told as dism would. */
async function signInAlice(root: string, disk: Disk, durability: Durability): Promise<Ending> {
  const now = tickingClock()
  try {
    const volume = openFolderVolume(root, { now, disk, durability })
    try {
      const settings = { languages: ['es-ES'], scale: 200 }
      const outcome = runOperation(openImage(volume, now), signIn('alice', settings), { semantics: 'documented', now })
      if (!outcome.ok) throw outcome.error
      volume.apply(outcome.changes)
    } finally {
      volume.close()
    }
    return { exitCode: 0, stdout: '' }
  } catch (error) {
    if (!(error instanceof DismError)) throw error
    return { exitCode: exitCodeOf(error.hresult), stdout: formatError(error, LOG).replaceAll('\n', '\r\n') }
  }
}
