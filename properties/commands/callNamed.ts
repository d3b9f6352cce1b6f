import type { DismApi, DismFeature, Pointer } from '../../src/api/index.ts'
import { IDENTIFIERS, NAMED_PACKAGE, type NamedCall, type NamedStep } from '../specs/NamedCall.ts'

/** The features that are asked for. */
export const FEATURES = { ours: 'Contoso-Thing', Windows: 'TelnetClient' } as const

const NONE = [null, null, null] as const

/** What a call came to. */
interface NamedAnswer {
  readonly hresult: number
  /** What it told of. */
  readonly found?: string | undefined
}

/** Makes a call of a story. */
export async function callNamed(api: DismApi, session: number, step: NamedStep): Promise<NamedAnswer> {
  if (step.function === 'add')
    return { hresult: await api.DismAddPackage(session, 'D:\\in\\ours.cab', false, false, ...NONE) }
  if (step.function === 'clean') return { hresult: await api._DismCleanImage(session, step.type, step.flags, ...NONE) }
  const text = IDENTIFIERS[step.identifier]?.text ?? null
  const { function: name, kind } = step
  const feature = FEATURES[step.feature]
  switch (name) {
    case 'info':
    case 'infoEx':
      return tellPackage(name === 'info' ? api.DismGetPackageInfo : api.DismGetPackageInfoEx, [session, text, kind])
    case 'remove':
      return { hresult: await call(api.DismRemovePackage, [session, text, kind, ...NONE]) }
    case 'enable':
      return {
        hresult: await api.DismEnableFeature(session, feature, text, kind, true, null, 0, false, ...NONE),
      }
    case 'features':
      return tellFeatures(api, [session, text, kind])
    default:
      return tellFeature(api, name, step.feature, [session, feature, text, kind])
  }
}

/** NULL is what a caller in C may give. */
async function call(called: object, given: readonly unknown[]): Promise<number> {
  if (typeof called !== 'function') throw new Error('there is no such function')
  return Number(await Reflect.apply(called, undefined, given))
}

async function tellPackage(called: object, given: readonly unknown[]): Promise<NamedAnswer> {
  const info: Pointer<{ readonly PackageName: string } | null> = { value: null }
  const hresult = await call(called, [...given, info])
  return { hresult, found: info.value ? (info.value.PackageName === NAMED_PACKAGE ? 'ours' : 'Windows') : undefined }
}

async function tellFeatures(api: DismApi, given: readonly unknown[]): Promise<NamedAnswer> {
  const features: Pointer<readonly DismFeature[] | null> = { value: null }
  const hresult = await call(api.DismGetFeatures, [...given, features, { value: 0 }])
  const names = features.value?.map(({ FeatureName }) => FeatureName)
  const found =
    names && (names.join() === FEATURES.ours ? 'ours' : names.includes(FEATURES.Windows) ? 'Windows' : 'other')
  return { hresult, found }
}

async function tellFeature(
  api: DismApi,
  name: 'feature' | 'parent',
  feature: NamedCall['feature'],
  given: readonly unknown[],
): Promise<NamedAnswer> {
  const info: Pointer<unknown> = { value: null }
  const hresult =
    name === 'feature'
      ? await call(api.DismGetFeatureInfo, [...given, info])
      : await call(api.DismGetFeatureParent, [...given, info, { value: 0 }])
  return { hresult, found: info.value ? feature : undefined }
}
