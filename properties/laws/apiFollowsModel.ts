import { createMachine, type Machine } from '../../emulator/index.ts'
import { copyOfVolume } from '../../emulator/machine/copyOfVolume.ts'
import { updateCab } from '../../fixtures/index.ts'
import {
  createDismApi,
  DISM_ONLINE_IMAGE,
  type DismApi,
  type DismPackage,
  type DismString,
  type Pointer,
} from '../../src/api/index.ts'
import { FAILS, modelApiCall, newModelProcess, type ModelProcess } from '../model/modelApi.ts'
import type { ApiCall, ApiImage, ApiStory } from '../specs/ApiStory.ts'
import { uphold } from './uphold.ts'

const now = () => 133_800_000_000_000_000n

const PATHS: { readonly [image in ApiImage]: string } = {
  online: DISM_ONLINE_IMAGE,
  'C:': 'C:\\',
  'D:': 'D:\\',
  'd:/': 'd:/',
  'D: again': '\\\\?\\D:\\.\\x\\..',
  nowhere: 'D:\\nowhere',
  share: '\\\\server\\share',
  '': '',
}

const UPDATES = {
  plain: updateCab({ kb: 'plain' }),
  restart: updateCab({ kb: 'restart', restart: 'required', offlineCapable: 'yes' }),
  stack: updateCab({ kb: 'stack', selfUpdate: true }),
  wrong: updateCab({ kb: 'wrong', architecture: 'arm64' }),
} as const

/** What a run needs of the caller: its variables, and what it was given. */
interface Caller {
  readonly machine: Machine
  readonly api: DismApi
  readonly handles: Pointer<number>[]
  /** Structures that were not given back. */
  readonly given: object[]
}

/**
 * Law: whatever a process calls, and whenever the computer is shut down or started, each call ends as a model of handles
 * and process has it; handles are written when a session is opened, texts of failures are told, structures are taken back
 * once.
 * @throws BrokenLaw
 */
export async function apiFollowsModel(story: ApiStory): Promise<void> {
  const { elevated, staleSessions } = story
  const machine = createMachine({ preset: 'windows-10-22h2', elevated, now })
  for (const [name, bytes] of Object.entries(UPDATES)) machine.write(`C:\\in\\${name}.cab`, bytes)
  putImage(machine)
  await machine.ready()
  const api = createDismApi(machine.host, { staleSessions })
  const handles = [0, 0, 0, 99].map((value) => ({ value }))
  const caller: Caller = { machine, api, handles, given: [] }
  const model = newModelProcess({ elevated, staleSessions })
  for (const [index, call] of story.calls.entries()) {
    const told = `Call ${index + 1}, ${JSON.stringify(call)},`
    const expected = modelApiCall(model, call)
    const found = await make(caller, call, model)
    const right = expected === FAILS ? found > 0x7fffffff : found === expected
    uphold(
      `${told} must end as the model has it.`,
      right ? [] : [`0x${found.toString(16)}, not 0x${expected.toString(16)}`],
    )
    const differing = handles.filter(({ value }, place) => value !== model.handles[place])
    uphold(
      `${told} must leave handles as the model has them.`,
      differing.map(({ value }) => `${value}`),
    )
  }
}

let image: ReturnType<typeof copyOfVolume> | undefined

/** Puts a small Windows on drive D:. */
function putImage(machine: Machine): void {
  image ??= copyOfVolume(createMachine({ preset: 'winpe-4.0', architecture: 'x64', now }).image.volume)
  machine.write('D:\\readme.txt', new Uint8Array(1))
  machine.volumeAt('D:\\').apply(image)
}

/** Makes a call. @returns the HRESULT */
async function make(caller: Caller, call: ApiCall, model: ModelProcess): Promise<number> {
  const { machine, api, handles, given } = caller
  const handleOf = (place: number): Pointer<number> => handles[place] ?? { value: 99 }
  switch (call.do) {
    case 'initialize': {
      const path = { default: null, 'D:': 'D:\\api.log', 'no drive': 'Q:\\api.log' }[call.log]
      return api.DismInitialize(call.level, path, null)
    }
    case 'shut down':
      return api.DismShutdown()
    case 'open': {
      const drive = call.drive ? 'C:' : null
      return api.DismOpenSession(
        PATHS[call.image],
        call.folder === 'none' ? null : call.folder,
        drive,
        handleOf(call.handle),
      )
    }
    case 'close':
      return api.DismCloseSession(handleOf(call.handle).value)
    case 'list':
      return list(caller, handleOf(call.handle).value)
    case 'close and open': {
      const handle = handleOf(call.handle)
      const both = [api.DismCloseSession(handle.value), api.DismOpenSession('D:\\', null, null, handle)]
      const [closed = 0, opened = 0] = await Promise.all(both)
      return closed === 0 ? opened : closed
    }
    case 'add': {
      const path = `C:\\in\\${call.update}.cab`
      return api.DismAddPackage(handleOf(call.handle).value, path, false, false, null, null, null)
    }
    case 'error': {
      const message: Pointer<DismString | null> = { value: null }
      const hresult = await api.DismGetLastErrorMessage(message)
      const fits = hresult === 0 ? /.\r\n$/.test(message.value?.Value ?? '') : message.value === null
      uphold('A failure must be told in words, and nothing else.', fits ? [] : [JSON.stringify(message.value)])
      if (message.value) given.push(message.value)
      return hresult
    }
    case 'delete':
      return giveBack(caller, call.what)
    case 'power':
      if (model.running) machine.boot()
      else machine.shutdown()
      return 0
    default:
      return another(machine)
  }
}

async function list({ api, given }: Caller, session: number): Promise<number> {
  const packages: Pointer<DismPackage[] | null> = { value: null }
  const count = { value: -1 }
  const hresult = await api.DismGetPackages(session, packages, count)
  const fits =
    hresult === 0 ? packages.value?.length === count.value && count.value > 0 : count.value === -1 && !packages.value
  uphold(
    'A list must be written when it succeeds, and only then.',
    fits ? [] : [`${packages.value?.length}, ${count.value}`],
  )
  if (packages.value) given.push(packages.value)
  return hresult
}

/** Gives a structure back; a second time is refused. */
async function giveBack({ api, given }: Caller, what: (ApiCall & { readonly do: 'delete' })['what']): Promise<number> {
  if (what === 'NULL') return api.DismDelete(null)
  if (what === 'other') return api.DismDelete({})
  const one = what === 'last' ? given.pop() : given.shift()
  if (!one) return 0
  const first = await api.DismDelete(one)
  const second = await api.DismDelete(one)
  uphold('A structure must be taken back once.', second === 0x80070057 ? [] : [`0x${second.toString(16)}`])
  return first
}

/** What another process gets that wants the image on D:. */
async function another({ host }: Machine): Promise<number> {
  const api = createDismApi(host)
  const handle = { value: 0 }
  const begun = await api.DismInitialize(2, null, null)
  if (begun !== 0) return host.elevated ? begun : 0
  const hresult = await api.DismOpenSession('D:\\', null, null, handle)
  if (hresult === 0) await api.DismCloseSession(handle.value)
  await api.DismShutdown()
  return hresult
}
