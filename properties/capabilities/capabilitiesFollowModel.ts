import { readDword } from '../../src/image/readWindowsFacts.ts'
import { CBS_KEY } from '../computers/cbsKey.ts'
import { servicedComputer, type ServicedComputer } from '../computers/ServicedComputer.ts'
import { codeDiffers } from '../laws/codeDiffers.ts'
import { uphold } from '../laws/uphold.ts'
import { cabinetName } from './capabilityCabinets.ts'
import { CAPABILITY_STATES, capabilityImage } from './capabilityImage.ts'
import { capabilitySources } from './capabilitySources.ts'
import type { CapabilityStep, CapabilityStory, OfferedCabinet } from './CapabilityStory.ts'
import {
  cabinetsIn,
  CAPABILITY_CODES,
  identityOf,
  KNOWN,
  knownCapabilities,
  meant,
  modelAdd,
  modelExport,
  modelRemove,
  modelStart,
  newModelCapabilities,
  stateOf,
  typed,
  type ModelCapabilities,
} from './modelCapabilities.ts'

/** How DISM writes the size that all packages have. */
const SIZE_TEXT = '5.06 MB'

/**
 * Law: whatever capabilities are added from what sources, removed and exported, commands end with the codes that the
 * documents say, and lists and packages are what the model says; a command that is refused changes nothing.
 * @throws BrokenLaw
 */
export async function capabilitiesFollowModel(story: CapabilityStory): Promise<void> {
  const computer = servicedComputer(
    new Map([
      ['C', capabilityImage(story)],
      ['D', capabilitySources(story)],
    ]),
  )
  const model = newModelCapabilities(story)
  const exported = new Set<string>()
  for (const [index, step] of story.steps.entries()) {
    const what = `step ${index + 1}, ${JSON.stringify(step)}`
    uphold(
      `Capabilities are serviced as the documents say: ${what}.`,
      await take(story, computer, model, exported, step),
    )
    uphold(`Capabilities are as the model says after ${what}.`, await differences(story, computer, model))
  }
}

/** Takes a step. @returns what was not as it had to be */
async function take(
  story: CapabilityStory,
  computer: ServicedComputer,
  model: ModelCapabilities,
  exported: Set<string>,
  step: CapabilityStep,
): Promise<string[]> {
  const old = story.preset === 'windows-8.1'
  switch (step.kind) {
    case 'add': {
      const names = step.names.slice(0, step.api ? 1 : undefined)
      const found = await add(computer, { ...step, names })
      const code = modelAdd(story, model, { ...step, names })
      return codeDiffers(found, step.api ? code : exitOf(code, code !== CAPABILITY_CODES.unknown))
    }
    case 'remove': {
      const name = typed(step.name)
      const found = step.api
        ? await computer.api(step.online, (dism, session) => dism.DismRemoveCapability(session, name, null, null, null))
        : (await computer.dism(step.online, '/Remove-Capability', `/CapabilityName:${name}`)).code
      const { code, recognized } = modelRemove(story, model, step)
      return codeDiffers(found >>> 0, step.api ? code : exitOf(code, recognized))
    }
    case 'info': {
      const offers = cabinetsIn(story, step.sources)
      const words = [`/CapabilityName:${typed(step.name)}`, ...step.sources.map((one) => `/Source:${one}`)]
      const { code, body } = await computer.dism(false, '/Get-CapabilityInfo', ...words)
      if (old) return codeDiffers(code, 50)
      const of = meant(step.name, knownCapabilities(model, offers))
      if (of === undefined) return codeDiffers(code, 87)
      const state = stateOf(model, of)
      const isTold = state !== 'Not Present' || of === KNOWN || offers.some((one) => one.of === of)
      const lines = [
        `Capability Identity : ${identityOf(of)}\n`,
        `State : ${state}\n`,
        `Download Size : ${isTold && state === 'Not Present' ? SIZE_TEXT : '0 bytes'}\n`,
        `Install Size : ${isTold ? SIZE_TEXT : '0 bytes'}\n`,
      ]
      return [
        ...codeDiffers(code, 0),
        ...lines.filter((line) => !body.includes(line)).map((line) => `no ${line}in ${body}`),
      ]
    }
    case 'list': {
      const found = await listed(computer, step.sources)
      const wanted = old ? '50' : listOf(model, cabinetsIn(story, step.sources))
      return found === wanted ? [] : [`it lists\n${found}\nnot\n${wanted}`]
    }
    case 'start': {
      computer.start()
      modelStart(model)
      return []
    }
    default: {
      const words = [
        ...step.names.map((name) => `/CapabilityName:${typed(name)}`),
        ...step.sources.map((one) => `/Source:${one}`),
      ]
      const { code } = await computer.dism(false, '/Export-Source', '/Target:D:\\out', ...words)
      const wanted = modelExport(story, step)
      for (const one of wanted ?? []) exported.add(cabinetName(one))
      const found = computer.host
        .list('D:\\out')
        .map(({ name }) => name)
        .toSorted()
        .join()
      return [
        ...codeDiffers(code, wanted ? 0 : 87),
        ...(found === [...exported].toSorted().join() ? [] : [`exported are ${found}, not ${[...exported].join()}`]),
      ]
    }
  }
}

async function add(
  computer: ServicedComputer,
  { names, sources, limitAccess, online, api }: Extract<CapabilityStep, { kind: 'add' }>,
): Promise<number> {
  const [first] = names
  if (api && first) {
    const given = sources.length > 0 ? [...sources] : null
    const code = await computer.api(online, (dism, session) =>
      dism.DismAddCapability(session, typed(first), limitAccess, given, sources.length, null, null, null),
    )
    return code >>> 0
  }
  const { code } = await computer.dism(
    online,
    '/Add-Capability',
    '/NoRestart',
    ...names.map((name) => `/CapabilityName:${typed(name)}`),
    ...sources.map((one) => `/Source:${one}`),
    ...(limitAccess ? ['/LimitAccess'] : []),
  )
  return code
}

/** What dism.exe ends with where the API gives a code. */
function exitOf(code: number, recognized: boolean): number {
  if (!recognized) return 87
  return code >>> 16 === 0x8007 ? code & 0xffff : code
}

function listOf(model: ModelCapabilities, offers: readonly OfferedCabinet[]): string {
  return knownCapabilities(model, offers)
    .map((of) => `${identityOf(of)}: ${stateOf(model, of)}`)
    .toSorted()
    .join('\n')
}

/** The capabilities that are listed, a line each; the exit code when they are not. */
async function listed(computer: ServicedComputer, sources: readonly string[] = []): Promise<string> {
  const { code, body } = await computer.dism(false, '/Get-Capabilities', ...sources.map((one) => `/Source:${one}`))
  if (code !== 0) return String(code)
  return [...body.matchAll(/Capability Identity : (.*)\nState : (.*)\n/g)]
    .map(([, name, state]) => `${name}: ${state}`)
    .join('\n')
}

async function differences(
  story: CapabilityStory,
  computer: ServicedComputer,
  model: ModelCapabilities,
): Promise<string[]> {
  const wrong: string[] = []
  const { registry } = computer.image
  const packages = registry.key('SOFTWARE', `${CBS_KEY}\\Packages`)?.subkeys() ?? []
  const found = packages
    .filter(({ name }) => name.startsWith('Contoso-'))
    .map((key) => `${key.name}: ${readDword(key, 'CurrentState')}`)
    .toSorted()
    .join('\n')
  const wanted = [...model]
    .map(([identity, { state }]) => `${identity}: ${CAPABILITY_STATES[state]}`)
    .toSorted()
    .join('\n')
  if (found !== wanted) wrong.push(`packages are\n${found}\nnot\n${wanted}`)
  const list = await listed(computer)
  const lines = story.preset === 'windows-8.1' ? '50' : listOf(model, [])
  if (list !== lines) wrong.push(`it lists\n${list}\nnot\n${lines}`)
  return wrong
}
