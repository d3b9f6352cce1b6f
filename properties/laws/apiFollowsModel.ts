import { createMachine, createWindowsImage, type Machine } from '../../emulator/index.ts'
import { copyOfVolume } from '../../emulator/machine/copyOfVolume.ts'
import { updateCab } from '../../fixtures/index.ts'
import { createDismApi } from '../../src/api/index.ts'
import { EITHER, FAILS, modelApiCall, modelLastError, newModelProcess } from '../model/modelApi.ts'
import { lastErrorOf, makeApiCall, type ApiCaller } from '../runs/makeApiCall.ts'
import type { ApiStory } from '../specs/ApiStory.ts'
import { uphold } from './uphold.ts'

const now = () => 133_800_000_000_000_000n

const UPDATES = {
  plain: updateCab({ kb: 'plain' }),
  restart: updateCab({ kb: 'restart', restart: 'required', offlineCapable: 'yes' }),
  stack: updateCab({ kb: 'stack', selfUpdate: true }),
  wrong: updateCab({ kb: 'wrong', architecture: 'arm64' }),
} as const

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
  const caller: ApiCaller = { machine, api, handles, given: [] }
  const model = newModelProcess({ elevated, staleSessions })
  for (const [index, call] of story.calls.entries()) {
    const told = `Call ${index + 1}, ${JSON.stringify(call)},`
    const expected = modelApiCall(model, call)
    const found = await makeApiCall(caller, call)
    uphold(
      `${told} must end as the model has it.`,
      found.flatMap((hresult, place) => faultOf(hresult, expected[place])),
    )
    const differing = handles.filter(({ value }, place) => value !== model.handles[place])
    uphold(
      `${told} must leave handles as the model has them.`,
      differing.map(({ value }) => `${value}`),
    )
    uphold(
      `${told} must be told as the last error if it failed.`,
      faultOf(await lastErrorOf(caller), modelLastError(model)),
    )
  }
}

function faultOf(hresult: number, expected: number | undefined): string[] {
  if (expected === FAILS ? hresult > 0x7fffffff : expected === EITHER ? hresult < 2 : hresult === expected) return []
  return [`0x${hresult.toString(16)}, not 0x${expected?.toString(16)}`]
}

/** What of a Windows this law has to do with. */
const NEEDED = /^Windows(?:\\(?:System32(?:\\config.*)?|servicing.*|WinSxS))?$/i

let image: ReturnType<typeof copyOfVolume> | undefined

/** Puts a small Windows on drive D:. */
function putImage(machine: Machine): void {
  image ??= copyOfVolume(createWindowsImage({ preset: 'winpe-4.0', architecture: 'x64', now })).filter(({ path }) =>
    NEEDED.test(path),
  )
  machine.write('D:\\readme.txt', new Uint8Array(1))
  machine.volumeAt('D:\\').apply(image)
}
