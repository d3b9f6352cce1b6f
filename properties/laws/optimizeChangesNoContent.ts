import { readAll } from '../../src/formats/ByteSource.ts'
import type { VolumeReader } from '../../src/image/Volume.ts'
import { optimizeProvisionedAppxPackages } from '../../src/servicing/appx/optimizeProvisionedAppxPackages.ts'
import { differenceOfStates } from '../images/differenceOfStates.ts'
import { readImageState } from '../images/readImageState.ts'
import { familyOf } from '../packages/familyOf.ts'
import { carryOut } from '../runs/carryOut.ts'
import { startRun } from '../runs/ImageRun.ts'
import { perform } from '../runs/perform.ts'
import type { Script } from '../specs/Script.ts'
import { uphold } from './uphold.ts'

const WINDOWS_APPS = 'Program Files\\WindowsApps'

/** A file of a package. */
interface StagedFile {
  readonly path: string
  /** Full name of the package. */
  readonly owner: string
  readonly content: string
  readonly fileId: string
  readonly links: number
}

/**
 * Law: after any script, optimizing leaves the content of every file and all that the image holds of app packages as it
 * was; in an image that has never run no two provisioned apps have a file of the same content twice then. Optimizing
 * again changes nothing.
 * @returns how many names have become links
 * @throws BrokenLaw
 */
export async function optimizeChangesNoContent(script: Script): Promise<number> {
  const run = startRun(script.image)
  for (const command of script.commands) await carryOut(run, script, command)
  const law = 'Optimizing must change no content.'
  const state = readImageState(run.image)
  const before = filesOf(run.volume)
  const outcome = perform(run, optimizeProvisionedAppxPackages())
  if (!outcome.ok) uphold(law, [`it was refused: ${outcome.error.message}`])
  uphold(law, differenceOfStates(state, readImageState(run.image)))
  const after = filesOf(run.volume)
  uphold(law, [
    ...before.filter(({ path }, index) => after[index]?.path !== path).map(({ path }) => `gone or new: ${path}`),
    ...before
      .filter(({ content }, index) => after[index]?.content !== content)
      .map(({ path }) => `other content: ${path}`),
  ])
  const families = new Set(Object.keys(state.provisioned).map(familyOf))
  // Sysprep shuts the computer down: what is there then has run.
  if (!script.commands.some(({ kind }) => kind === 'sysprep'))
    uphold(
      'Optimizing must leave no file twice.',
      twice(after.filter(({ owner }) => families.has(familyOf(owner)) && isNeeded(owner))),
    )
  const once = run.volume.fork()
  perform(run, optimizeProvisionedAppxPackages())
  uphold(
    'Optimizing again must change nothing.',
    run.volume.diff(once).map((change) => `${change.kind}: ${change.path}`),
  )
  return after.filter(({ links }, index) => links > (before[index]?.links ?? 0)).length

  /** Of a family that is provisioned another version may be there, which only users have. */
  function isNeeded(owner: string): boolean {
    const versions = Object.keys(state.provisioned).map((name) => name.split('_')[1])
    return versions.includes(owner.split('_')[1])
  }
}

/** Every file of every package, by path. */
function filesOf(volume: VolumeReader): StagedFile[] {
  const visit = (folder: string, owner: string): StagedFile[] =>
    volume.list(folder).flatMap((entry): StagedFile[] => {
      const path = `${folder}\\${entry.name}`
      if (entry.kind === 'folder') return visit(path, owner === '' ? entry.name : owner)
      const { fileId, links } = entry
      return [{ path, owner, content: readAll(volume.open(path)).join(' '), fileId, links }]
    })
  return volume.stat(WINDOWS_APPS) ? visit(WINDOWS_APPS, '') : []
}

/** Files of different packages that have the same content and are not the same file. */
function twice(files: readonly StagedFile[]): string[] {
  const known = new Map<string, StagedFile[]>()
  for (const file of files) known.set(file.content, [...(known.get(file.content) ?? []), file])
  return [...known].flatMap(([content, same]) => {
    const [first] = same
    const shared = new Set(same.map(({ owner }) => owner)).size > 1
    if (content === '' || !first || !shared) return []
    return same.filter(({ fileId }) => fileId !== first.fileId).map(({ path }) => `${path} and ${first.path}`)
  })
}
