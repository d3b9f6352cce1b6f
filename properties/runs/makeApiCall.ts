import type { Machine } from '../../emulator/index.ts'
import {
  createDismApi,
  DISM_ONLINE_IMAGE,
  type DismApi,
  type DismPackage,
  type DismString,
  type Pointer,
} from '../../src/api/index.ts'
import { uphold } from '../laws/uphold.ts'
import type { ApiCall, ApiImage, OneCall } from '../specs/ApiStory.ts'

/** What a run needs of the caller: its variables, and what it was given. */
export interface ApiCaller {
  readonly machine: Machine
  readonly api: DismApi
  readonly handles: Pointer<number>[]
  /** Structures that were not given back. */
  readonly given: object[]
}

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

/** Makes a call, or several of which none waits for another. @returns the HRESULT of each */
export async function makeApiCall(caller: ApiCaller, call: ApiCall): Promise<readonly number[]> {
  const held = caller.handles.map(({ value }) => value)
  return Promise.all((call.do === 'at once' ? call.calls : [call]).map((one) => make(caller, one, held)))
}

/** @param held what the variables held when the calls began */
async function make(caller: ApiCaller, call: OneCall, held: readonly number[]): Promise<number> {
  const { machine, api, handles } = caller
  const session = 'handle' in call ? (held[call.handle] ?? 0) : 0
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
        handles[call.handle] ?? { value: 0 },
      )
    }
    case 'close':
      return api.DismCloseSession(session)
    case 'list':
      return list(caller, session)
    case 'add': {
      const path = `C:\\in\\${call.update}.cab`
      return api.DismAddPackage(session, path, false, false, null, null, null)
    }
    case 'delete':
      return giveBack(caller, call.what)
    case 'power':
      if (machine.host.isRunningWindows('C:\\')) machine.shutdown()
      else machine.boot()
      return 0
    default:
      return another(machine)
  }
}

/** Asks how the last call ended. @returns the HRESULT */
export async function lastErrorOf({ api, given }: ApiCaller): Promise<number> {
  const message: Pointer<DismString | null> = { value: null }
  const hresult = await api.DismGetLastErrorMessage(message)
  const fits = hresult === 0 ? /.\r\n$/.test(message.value?.Value ?? '') : message.value === null
  uphold('A failure must be told in words, and nothing else.', fits ? [] : [JSON.stringify(message.value)])
  if (message.value) given.push(message.value)
  return hresult
}

async function list({ api, given }: ApiCaller, session: number): Promise<number> {
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
async function giveBack(
  { api, given }: ApiCaller,
  what: (OneCall & { readonly do: 'delete' })['what'],
): Promise<number> {
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
