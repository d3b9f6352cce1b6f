import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import { driver, updateCab } from '../../fixtures/index.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { servicedComputer, STILL, type ServicedComputer } from '../computers/ServicedComputer.ts'
import { smallImage } from '../computers/smallImage.ts'
import { same } from '../laws/same.ts'
import { uphold } from '../laws/uphold.ts'
import { answerFile } from './answerFile.ts'
import { modelUnattend, type ModelUnattend } from './modelUnattend.ts'
import type { AnswerSpec, UnattendStory } from './UnattendStory.ts'

const ANSWERS = 'D:\\in\\unattend.xml'
const FEATURES = ['TelnetClient', 'IIS-WebServerRole', 'IIS-WebServer', 'NetFx3']

const disks: WritableVolume[] = []

/** The drive with updates and a driver, made once. */
function disk(): WritableVolume {
  const [made] = disks
  if (made) return made.fork()
  const volume = createMemoryVolume({ now: STILL })
  for (const kb of ['KB1', 'KB2', 'KB3', 'KB9']) volume.write(`in\\${kb}.cab`, updateCab({ kb }))
  for (const [name, bytes] of Object.entries(driver('contosonet'))) volume.write(`drivers\\net\\${name}`, bytes)
  disks.push(volume)
  return volume.fork()
}

const images = new Map<string, WritableVolume>()

/** An image that has some updates. */
async function imageWith({ before, staged, enabled }: UnattendStory): Promise<WritableVolume> {
  const key = JSON.stringify({ before, staged, enabled })
  const known = images.get(key)
  if (known) return known.fork()
  const volume = smallImage({ preset: 'windows-11-24h2' })
  const computer = servicedComputer(
    new Map([
      ['C', volume],
      ['D', disk()],
    ]),
  )
  for (const kb of before) await computer.dism(false, '/Add-Package', `/PackagePath:D:\\in\\${kb}.cab`)
  const stage = staged.map((kb) => ({ action: 'stage' as const, kb, rightVersion: true, source: 'right' as const }))
  computer.host.writeFile(ANSWERS, answerFile({ packages: stage, features: [], settings: [] }))
  if (staged.length > 0) await computer.dism(false, `/Apply-Unattend:${ANSWERS}`)
  for (const name of enabled) await computer.dism(false, '/Enable-Feature', `/FeatureName:${name}`)
  computer.start()
  images.set(key, volume)
  return volume.fork()
}

/**
 * Law: of an answer file the packages are installed, staged and removed as it says, features of the Foundation package
 * are selected, and drivers of the offlineServicing pass are added; together or one by one, as the session is.
 * @throws BrokenLaw
 */
export async function unattendFollowsModel(story: UnattendStory): Promise<void> {
  const drive = disk()
  const computer = servicedComputer(
    new Map([
      ['C', await imageWith(story)],
      ['D', drive],
    ]),
  )
  let model: ModelUnattend = {
    packages: new Map([
      ...story.before.map((kb) => [kb, 'Installed'] as const),
      ...story.staged.map((kb) => [kb, 'Staged'] as const),
    ]),
    features: new Set(story.enabled),
    driver: false,
  }
  for (const [index, answers] of story.answers.entries()) {
    const law = `Answer file ${index + 1} must leave the image as the model says.`
    drive.write('in\\unattend.xml', answerFile(answers))
    const { codes, image } = modelUnattend(answers, model)
    const code = await apply(computer, answers)
    const hex = (one: number) => `0x${one.toString(16)}`
    if (!codes.includes(code)) uphold(law, [`expected: ${codes.map(hex).join(' or ')}`, `was: ${hex(code)}`])
    model = image
    await compare(law, computer, model, answers.online)
    // What comes behind features that wait would wait too.
    if (answers.features.length > 0) computer.start()
  }
}

async function compare(law: string, computer: ServicedComputer, model: ModelUnattend, online: boolean): Promise<void> {
  const packages = [...model.packages].map((one) => one.join(' ')).toSorted()
  same(law, await packagesOf(computer), packages.join())
  for (const name of FEATURES) {
    const { body } = await computer.dism(online, '/Get-FeatureInfo', `/FeatureName:${name}`)
    same(law, `${name} ${/^State : Enable/m.test(body)}`, `${name} ${model.features.has(name)}`)
  }
  const { body } = await computer.dism(false, '/Get-Drivers')
  same(law, `driver ${body.includes('oem0.inf')}`, `driver ${model.driver}`)
  same(law, `kept ${computer.image.volume.stat('Windows\\Panther\\unattend.xml') !== undefined}`, 'kept false')
}

/** @returns the HRESULT */
async function apply(computer: ServicedComputer, { way, online }: AnswerSpec): Promise<number> {
  if (way !== 'dism')
    return computer.api(
      online,
      async (api, session) => (await api.DismApplyUnattend(session, ANSWERS, way === 'API, one session')) >>> 0,
    )
  const { code } = await computer.dism(online, `/Apply-Unattend:${ANSWERS}`)
  return code > 0 && code <= 0xffff ? 0x80070000 + code : code
}

async function packagesOf(computer: ServicedComputer): Promise<string> {
  const { body } = await computer.dism(false, '/Get-Packages')
  const found = [...body.matchAll(/Package Identity : Package_for_(KB\d)~.*\nState : (.*)\n/g)]
  return found
    .map(([, kb, state]) => `${kb} ${state}`)
    .sort()
    .join()
}
