import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import { updateCab, updateIdentity, type UpdateCabSpec } from '../../fixtures/updateCab.ts'
import { readDword, readString } from '../../src/image/readWindowsFacts.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { CBS_KEY } from '../computers/cbsKey.ts'
import { servicedComputer, STILL, type ServicedComputer } from '../computers/ServicedComputer.ts'
import { smallImage } from '../computers/smallImage.ts'
import { uphold } from '../laws/uphold.ts'
import type { EditionRevertStory, RevertStory, WaitingChange } from './RevertStory.ts'

const WAITS = { offlineCapable: 'no', restart: 'required' } as const
const UPDATE: UpdateCabSpec = { kb: 'KB1', version: '10.0.1.2', ...WAITS }
const OTHER: UpdateCabSpec = {
  kb: 'KB2',
  features: [{ name: 'Extra', enabledByDefault: false, restart: 'required' }],
  ...WAITS,
}
const ADDED: { readonly [change in WaitingChange]?: UpdateCabSpec } = {
  'add a newer one': { kb: 'KB1', version: '10.0.1.3', ...WAITS },
  'add the newest one': { kb: 'KB1', version: '10.0.1.4', ...WAITS },
  'add another': { kb: 'KB4', ...WAITS },
}

const images = new Map<string, Promise<WritableVolume>>()
let packages: WritableVolume | undefined

/**
 * Law: what waits for the next start of an image and is taken back was never asked for: packages and features are as they
 * were, at once and after the start; what was to come for the first time is staged. In the running Windows it is refused.
 * @throws BrokenLaw
 */
export async function revertFollowsModel(story: RevertStory): Promise<void> {
  const volume = (await imageOf(story)).fork()
  const computer = servicedComputer(
    new Map([
      ['C', volume],
      ['D', packageDrive()],
    ]),
  )
  const before = stateOf(computer)
  const known = new Set(before.map((line) => line.split(' ')[0]))
  for (const change of story.changes) await make(computer, change)
  const waiting = stateOf(computer)
  if (story.online) {
    const { code } = await computer.dism(true, '/Cleanup-Image', '/RevertPendingActions')
    uphold('What waits is not taken back in the running Windows.', [
      ...(code === 50 ? [] : [`0x${code.toString(16)}, not 50`]),
      ...difference(stateOf(computer), waiting),
    ])
  }
  const { code } = await computer.dism(false, '/Cleanup-Image', '/RevertPendingActions')
  const staged = stateOf(computer).filter((line) => !known.has(line.split(' ')[0]))
  const law = `What is taken back was never asked for (${story.changes.join(', ')})`
  const asBefore = () => stateOf(computer).filter((line) => known.has(line.split(' ')[0]))
  uphold(`${law}, at once.`, [
    ...(code === 0 ? [] : [`0x${code.toString(16)}`]),
    ...difference(asBefore(), before),
    ...staged.filter((line) => !line.includes(' : 64 ')).map((line) => `${line} is not staged`),
    ...pendingMarks(computer),
  ])
  computer.start()
  uphold(`${law}, after a start.`, [...difference(asBefore(), before), ...pendingMarks(computer)])
}

/**
 * Law: the edition of a server whose change waits is that before when what waits is taken back, and only then.
 * @throws BrokenLaw
 */
export async function editionIsReverted({ changed, reverted }: EditionRevertStory): Promise<void> {
  const volume = smallImage({ preset: 'windows-server-2022' }, /^Microsoft-Windows-(Foundation-Package|\w+Edition)~/)
  const computer = servicedComputer(new Map([['C', volume]]), { host: 'windows-server-2022' })
  const edition = () =>
    readString(computer.image.registry.key('SOFTWARE', 'Microsoft\\Windows NT\\CurrentVersion'), 'EditionID') ?? ''
  const before = edition()
  if (changed) {
    const key = '/ProductKey:WX4NM-KYWYW-QJJR4-XV3QB-6VM33'
    const { code, body } = await computer.dism(true, '/Set-Edition:ServerDatacenter', '/AcceptEula', key, '/NoRestart')
    uphold('The edition of a running server changes with a restart.', code === 3010 ? [] : [body])
  }
  if (reverted) await computer.dism(false, '/Cleanup-Image', '/RevertPendingActions')
  computer.start()
  const wanted = changed && !reverted ? 'ServerDatacenter' : before
  uphold(
    'The edition of a server is that before when what waits is taken back.',
    edition() === wanted ? [] : [`it is ${edition()}, not ${wanted}`],
  )
}

function packageDrive(): WritableVolume {
  if (!packages) {
    packages = createMemoryVolume({ now: STILL })
    for (const [name, spec] of Object.entries(ADDED)) packages.write(`${name}.cab`, updateCab(spec))
    packages.write('older.cab', updateCab({ kb: 'KB1', version: '10.0.1.1' }))
    packages.write('update.cab', updateCab(UPDATE))
    packages.write('other.cab', updateCab(OTHER))
  }
  return packages.fork()
}

/** Builds the image of a story once. */
function imageOf(story: RevertStory): Promise<WritableVolume> {
  const key = `${story.enabled} ${story.replaced}`
  const known = images.get(key) ?? buildImage(story)
  images.set(key, known)
  return known
}

async function buildImage({ enabled, replaced }: RevertStory): Promise<WritableVolume> {
  const volume = smallImage({ preset: 'windows-11-24h2' })
  const computer = servicedComputer(
    new Map([
      ['C', volume],
      ['D', packageDrive()],
    ]),
  )
  for (const name of [...(replaced ? ['older'] : []), 'update', 'other']) {
    const { code, body } = await computer.dism(false, '/Add-Package', `/PackagePath:D:\\${name}.cab`)
    if (code !== 0) throw new Error(`an update cannot be added: ${body}`)
    computer.start()
  }
  if (enabled) await make(computer, 'enable the feature')
  computer.start()
  return volume
}

/** Lets a change wait. Some are refused after others. */
async function make(computer: ServicedComputer, change: WaitingChange): Promise<void> {
  const feature = ['/FeatureName:Extra', `/PackageName:${updateIdentity(OTHER)}`]
  if (ADDED[change]) await computer.dism(false, '/Add-Package', `/PackagePath:D:\\${change}.cab`)
  else if (change === 'enable the feature') await computer.dism(false, '/Enable-Feature', ...feature)
  else if (change === 'disable the feature') await computer.dism(false, '/Disable-Feature', ...feature)
  else {
    const identity = updateIdentity(change === 'remove the update' ? UPDATE : OTHER)
    await computer.dism(true, '/Remove-Package', `/PackageName:${identity}`, '/NoRestart')
  }
}

/** Packages, a line each: state, owners and what was asked of features; nothing is as much as off. */
function stateOf({ image: { registry } }: ServicedComputer): string[] {
  return (registry.key('SOFTWARE', `${CBS_KEY}\\Packages`)?.subkeys() ?? [])
    .filter(({ name }) => name.startsWith('Package_for_'))
    .map((key) => {
      const wishes = ['Owners', 'Updates'].flatMap((list) => {
        const wished = key.subkey(list)
        return (wished?.values() ?? []).map(({ name }) => `${name} ${(readDword(wished, name) ?? 0) & 0xffff}`)
      })
      return `${key.name} : ${readDword(key, 'CurrentState')} ${wishes.filter((wish) => !/^Extra (255|64)$/.test(wish)).join()}`
    })
}

function pendingMarks({ image: { registry } }: ServicedComputer): string[] {
  const marks = ['PackagesPending', 'RebootPending'].filter((name) => registry.key('SOFTWARE', `${CBS_KEY}\\${name}`))
  const packagesWithMarks = (registry.key('SOFTWARE', `${CBS_KEY}\\Packages`)?.subkeys() ?? []).filter((key) =>
    key.subkey('UpdatesPending'),
  )
  return [...marks, ...packagesWithMarks.map(({ name }) => name)].map((name) => `${name} waits`)
}

function difference(found: readonly string[], wanted: readonly string[]): string[] {
  return found.join('\n') === wanted.join('\n') ? [] : [`packages are\n${found.join('\n')}\nnot\n${wanted.join('\n')}`]
}
