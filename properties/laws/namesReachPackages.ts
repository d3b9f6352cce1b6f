import { createMachine, type Machine } from '../../emulator/index.ts'
import { updateMsu, windowsPackage } from '../../fixtures/index.ts'
import type { DismApi } from '../../src/api/index.ts'
import { callNamed, FEATURES } from '../commands/callNamed.ts'
import { sameSources, sourcesOf } from '../images/sourcesOf.ts'
import { modelNamedCall, type NamedState } from '../model/modelNamedCall.ts'
import { IDENTIFIERS, NAMED_PACKAGE, type NamedStep } from '../specs/NamedCall.ts'
import { uphold } from './uphold.ts'

const E_INVALIDARG = 0x80070057
const INSTALLED = 4
const INSTALL_PENDING = 5
const CBS = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing'

const cabinet = windowsPackage({
  identity: NAMED_PACKAGE,
  releaseType: 'Feature Pack',
  offlineCapable: 'yes',
  updates: [{ name: FEATURES.ours, enabledByDefault: false }],
})
const msu = updateMsu()

/**
 * Law: a function of the API reaches the package that Identifier and PackageIdentifier name together; the Foundation where
 * a function on features gets no Identifier; and refuses what names none.
 * @throws BrokenLaw
 */
export async function namesReachPackages(steps: readonly NamedStep[]): Promise<void> {
  const machine = createMachine({ preset: 'windows-10-22h2', now: () => 133_800_000_000_000_000n })
  machine.shutdown()
  for (const name of ['in\\ours.cab', 'in\\ours.cab.txt', 'folder.cab\\update.cab', 'ours.cab'])
    machine.write(`D:\\${name}`, cabinet)
  machine.write('D:\\in\\ours.msu', msu)
  const { api } = machine
  await api.DismInitialize(2, 'D:\\api.log', null)
  const handle = { value: 0 }
  await api.DismOpenSession('C:\\', null, null, handle)
  let state = await stateOf(machine, handle.value)
  for (const step of steps) state = await endsRight(machine, handle.value, state, step)
}

async function endsRight(machine: Machine, session: number, state: NamedState, step: NamedStep): Promise<NamedState> {
  const before = sourcesOf(machine.image.volume)
  const { hresult, found } = await callNamed(machine.api, session, step)
  const expected = modelNamedCall(state, step)
  const told = tell(step)
  const right = expected.hresult === undefined ? hresult !== E_INVALIDARG : hresult === expected.hresult
  uphold(`${told} must end right.`, right ? [] : [`0x${hresult.toString(16)}, not 0x${expected.hresult?.toString(16)}`])
  uphold(
    `${told} must reach the package that is named.`,
    found === expected.found ? [] : [`${found}, not ${expected.found}`],
  )
  if (!expected.changes)
    uphold(`${told} must change nothing.`, sameSources(before, sourcesOf(machine.image.volume)) ? [] : ['it did'])
  const [is, should] = [await stateOf(machine, session), expected.after].map((one) => JSON.stringify(one))
  uphold(`${told} must leave packages and features as they are to be.`, is === should ? [] : [`${is}, not ${should}`])
  return expected.after
}

function tell(step: NamedStep): string {
  if (step.function === 'add') return 'DismAddPackage'
  if (step.function === 'clean') return `_DismCleanImage of ${step.type} with ${step.flags}`
  return `${step.function} of ${IDENTIFIERS[step.identifier]?.text} as ${step.kind}, ${FEATURES[step.feature]},`
}

/** What the registry says of the package and its feature, and Windows of its own. */
async function stateOf({ image, api }: Machine, session: number): Promise<NamedState> {
  const key = `${CBS}\\Packages\\${NAMED_PACKAGE}`
  const isThere = image.registry.key('SOFTWARE', key) !== undefined
  const asked = image.registry.key('SOFTWARE', `${key}\\Updates`)?.value(FEATURES.ours)
  const info: Parameters<DismApi['DismGetFeatureInfo']>[4] = { value: null }
  await api.DismGetFeatureInfo(session, FEATURES.Windows, null, 0, info)
  const windows = info.value?.FeatureState
  return {
    ours: isThere ? (asked?.data[0] === 0x70 ? 'enabled' : 'there') : 'gone',
    windows: windows === INSTALLED || windows === INSTALL_PENDING,
  }
}
