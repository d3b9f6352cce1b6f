import { createMachine, type Machine } from '../../emulator/index.ts'
import { updateMsu, windowsPackage } from '../../fixtures/index.ts'
import type { DismApi, DismFeature, Pointer } from '../../src/api/index.ts'
import { sameSources, sourcesOf } from '../images/sourcesOf.ts'
import { IDENTIFIERS, NAMED_PACKAGE, type IdentifierRow, type NamedCall } from '../specs/NamedCall.ts'
import { uphold } from './uphold.ts'

const E_INVALIDARG = 0x80070057
const NOT_FOUND = 0x80070002
const INVALID_PACKAGE = 0x800f0805
const UNKNOWN_UPDATE = 0x800f080c
const PERMANENT = 0x800f0825
const CBS = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing'

const bytes = windowsPackage({
  identity: NAMED_PACKAGE,
  releaseType: 'Feature Pack',
  offlineCapable: 'yes',
  updates: [{ name: 'Contoso-Thing', enabledByDefault: false }],
})

/**
 * Law: a function of the API reaches the package that Identifier and PackageIdentifier name together; the Foundation where
 * a function on features gets no Identifier; and refuses what names none.
 * @throws BrokenLaw
 */
export async function namesReachPackages(call: NamedCall): Promise<void> {
  const machine = createMachine({ preset: 'windows-10-22h2', now: () => 133_800_000_000_000_000n })
  machine.shutdown()
  for (const name of ['in\\ours.cab', 'in\\ours.cab.txt', 'folder.cab\\update.cab', 'ours.cab'])
    machine.write(`D:\\${name}`, bytes)
  machine.write('D:\\in\\ours.msu', updateMsu())
  const { api } = machine
  await api.DismInitialize(2, 'D:\\api.log', null)
  const handle = { value: 0 }
  await api.DismOpenSession('C:\\', null, null, handle)
  if (call.added) await api.DismAddPackage(handle.value, 'D:\\in\\ours.cab', false, false, null, null, null)
  const row = IDENTIFIERS[call.identifier]
  if (!row) return
  const before = sourcesOf(machine.image.volume)
  const { hresult, found } = await make(api, handle.value, call, row.text)
  const expected = expectedOf(call, row)
  const told = `${call.function} of ${row.text} as ${call.kind}`
  uphold(
    `${told} must end right.`,
    hresult === expected.hresult ? [] : [`0x${hresult.toString(16)}, not 0x${expected.hresult.toString(16)}`],
  )
  uphold(
    `${told} must reach the package that is named.`,
    found === expected.found ? [] : [`${found}, not ${expected.found}`],
  )
  const changes =
    expected.enabled === true || expected.removed === true || (call.function === 'clean' && call.type === 4)
  if (hresult !== 0 || !changes)
    uphold(`${told} must change nothing.`, sameSources(before, sourcesOf(machine.image.volume)) ? [] : ['it did'])
  const state = stateOf(machine)
  const should = call.added && expected.removed !== true ? (expected.enabled === true ? 'enabled' : 'there') : 'gone'
  uphold(`${told} must leave the package as it is to be.`, state === should ? [] : [`${state}, not ${should}`])
}

interface Expected {
  readonly hresult: number
  /** What was told of: `ours`, `Windows`; undefined where nothing is. */
  readonly found?: string | undefined
  readonly enabled?: boolean
  readonly removed?: boolean
}

function expectedOf({ function: name, kind, added, type, flags }: NamedCall, row: IdentifierRow): Expected {
  if (name === 'clean') {
    const known = type === 4 ? [0, 1, 3].includes(flags) : [1, 2].includes(type) && flags === 0
    return { hresult: known ? (type === 2 ? -1 : 0) : E_INVALIDARG }
  }
  const onFeatures = ['features', 'feature', 'parent', 'enable'].includes(name)
  const isGiven = row.text !== null && row.text !== ''
  const refused = kind !== 1 && kind !== 2 ? true : !isGiven || (kind === 2 && row.asPath === 'refused')
  if (!onFeatures || isGiven) {
    if (refused) return { hresult: E_INVALIDARG }
    if (kind === 2 && row.asPath === 'gone') return { hresult: NOT_FOUND }
    if (kind === 1 && (row.asName === 'none' || (row.asName === 'ours' && !added))) return { hresult: INVALID_PACKAGE }
  }
  const isOurs = isGiven && (kind === 2 || row.asName === 'ours')
  switch (name) {
    case 'remove':
      if (!isOurs) return { hresult: PERMANENT }
      return added ? { hresult: 0, removed: true } : { hresult: INVALID_PACKAGE }
    case 'info':
    case 'infoEx':
    case 'features':
      return { hresult: 0, found: isOurs ? 'ours' : 'Windows' }
    case 'enable':
      if (isOurs && !added) return { hresult: 0 }
      return isOurs ? { hresult: 0, enabled: true } : { hresult: UNKNOWN_UPDATE }
    default:
      return isOurs ? { hresult: 0, found: 'ours' } : { hresult: UNKNOWN_UPDATE }
  }
}

/** Makes the call. */
async function make(
  api: DismApi,
  session: number,
  { function: name, kind, type, flags }: NamedCall,
  text: string | null,
): Promise<{ readonly hresult: number; readonly found?: string | undefined }> {
  const none = [null, null, null] as const
  switch (name) {
    case 'info':
    case 'infoEx': {
      const info: { value: { readonly PackageName: string } | null } = { value: null }
      // NULL is what a caller in C may give.
      const given: [number, string, number, typeof info] = [session, text ?? '', kind, info]
      const called: unknown = name === 'info' ? api.DismGetPackageInfo : api.DismGetPackageInfoEx
      if (typeof called !== 'function') throw new Error(`there is no ${name}`)
      const hresult: unknown = await Reflect.apply(called, undefined, given)
      const found = info.value ? (info.value.PackageName === NAMED_PACKAGE ? 'ours' : 'Windows') : undefined
      return { hresult: Number(hresult), found }
    }
    case 'remove':
      return { hresult: await api.DismRemovePackage(session, text ?? '', kind, ...none) }
    case 'features': {
      const features: Pointer<readonly DismFeature[] | null> = { value: null }
      const count = { value: 0 }
      const hresult: unknown = await Reflect.apply(api.DismGetFeatures, undefined, [
        session,
        text,
        kind,
        features,
        count,
      ])
      const names = features.value?.map(({ FeatureName }) => FeatureName)
      const found =
        names && (names.join() === 'Contoso-Thing' ? 'ours' : names.includes('TelnetClient') ? 'Windows' : 'other')
      return { hresult: Number(hresult), found }
    }
    case 'feature': {
      const info: { value: { readonly FeatureName: string } | null } = { value: null }
      const given = [session, 'Contoso-Thing', text, kind, info]
      const hresult: unknown = await Reflect.apply(api.DismGetFeatureInfo, undefined, given)
      return { hresult: Number(hresult), found: info.value ? 'ours' : undefined }
    }
    case 'parent': {
      const parents: Pointer<readonly DismFeature[] | null> = { value: null }
      const given = [session, 'Contoso-Thing', text, kind, parents, { value: 0 }]
      const hresult: unknown = await Reflect.apply(api.DismGetFeatureParent, undefined, given)
      return { hresult: Number(hresult), found: parents.value ? 'ours' : undefined }
    }
    case 'enable':
      return {
        hresult: await api.DismEnableFeature(session, 'Contoso-Thing', text, kind, true, null, 0, false, ...none),
      }
    default: {
      const hresult = await api._DismCleanImage(session, type, flags, ...none)
      // What there is to clean up of a service pack is not what this is about.
      return { hresult: type === 2 && hresult !== E_INVALIDARG ? -1 : hresult }
    }
  }
}

/** What the registry says of the package and its feature. */
function stateOf({ image }: Machine): 'gone' | 'there' | 'enabled' {
  const key = image.registry.key('SOFTWARE', `${CBS}\\Packages\\${NAMED_PACKAGE}`)
  if (!key) return 'gone'
  const asked = image.registry.key('SOFTWARE', `${CBS}\\Packages\\${NAMED_PACKAGE}\\Updates`)?.value('Contoso-Thing')
  return asked?.data[0] === 0x70 ? 'enabled' : 'there'
}
