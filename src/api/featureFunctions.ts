import { DismError } from '../errors/DismError.ts'
import { apiFeaturePackage, apiPackageAbsent } from '../servicing/apiRules/arguments.ts'
import type { Feature, FeatureList } from '../servicing/features/Feature.ts'
import type { FeatureChange } from '../servicing/features/changeFeatures.ts'
import type { Judge } from '../rules/Judge.ts'
import type { Operation } from '../servicing/Operation.ts'
import { PACKAGE_STATES } from '../servicing/packages/packageStates.ts'
import { checkArgument, type ApiProcess } from './ApiProcess.ts'
import { countedPaths } from './countedPaths.ts'
import type { DismFeature, DismFeatureInfo } from './definitions/features.ts'
import { DismRestartType } from './definitions/packages.ts'
import type { DismSession, Pointer } from './definitions/session.ts'
import type { DismApi } from './DismApi.ts'
import type { FeatureFunctions } from './functions/FeatureFunctions.ts'
import { HRESULTS, type HRESULT } from './HRESULT.ts'
import { shown } from './logCall.ts'
import { onImage, type ImageCall } from './onImage.ts'
import { readPackageIdentifier, type NamedPackage } from './packageIdentifier.ts'
import { successOf } from './successOf.ts'

type EnableArguments = Parameters<DismApi['DismEnableFeature']>

const PROVIDER = 'DISM Package Manager'

/** The functions on features. What they need is loaded when they are called. */
export function featureFunctions(process: ApiProcess): FeatureFunctions {
  return {
    DismGetFeatures: (id, identifier, kind, feature, count) =>
      onImage(process, 'DismGetFeatures', id, {
        provider: PROVIDER,
        log: `Session: ${id}, Identifier: ${shown(identifier)}, PackageIdentifier: ${kind}`,
        async work(call) {
          const { features } = await readList(process, call, identifier, kind)
          giveList(process, features, feature, count)
        },
      }),
    DismGetFeatureInfo: (id, name, identifier, kind, info) =>
      onImage(process, 'DismGetFeatureInfo', id, {
        provider: PROVIDER,
        log: logOf(id, name, identifier, kind),
        async work(call) {
          const { feature } = await readFeature(process, call, name, identifier, kind)
          const found = dismFeatureInfo(feature)
          process.structures.add(found)
          info.value = found
        },
      }),
    DismGetFeatureParent: (id, name, identifier, kind, parents, count) =>
      onImage(process, 'DismGetFeatureParent', id, {
        provider: PROVIDER,
        log: logOf(id, name, identifier, kind),
        async work(call) {
          const { parentsOf } = await import('../servicing/features/Feature.ts')
          const { feature, list } = await readFeature(process, call, name, identifier, kind)
          giveList(process, parentsOf(feature, list), parents, count)
        },
      }),
    DismEnableFeature: (...given) => enable(process, given),
    DismDisableFeature: (id, name, packageName, removePayload, ...tail) =>
      onImage(process, 'DismDisableFeature', id, {
        provider: PROVIDER,
        log: `Session: ${id}, FeatureName: ${shown(name)}, PackageName: ${shown(packageName)}, RemovePayload: ${removePayload ? 1 : 0}`,
        tail,
        async work(call) {
          const { disableFeatures } = await import('../servicing/features/disableFeatures.ts')
          const request = { names: namesIn(process, name), packageName: packageName || undefined }
          return outcome(
            call,
            'DismDisableFeature',
            disableFeatures({ ...request, removePayload, online: call.online }),
          )
        },
      }),
  }
}

function enable(process: ApiProcess, given: EnableArguments): Promise<HRESULT> {
  const [id, name, identifier, kind, limitAccess, sourcePaths, sourcePathCount, all, ...tail] = given
  const parameters = [
    logOf(id, name, identifier, kind),
    `LimitAccess: ${limitAccess ? 1 : 0}, SourcePathCount: ${sourcePathCount}, EnableAll: ${all ? 1 : 0}`,
  ]
  return onImage(process, 'DismEnableFeature', id, {
    provider: PROVIDER,
    log: parameters.join(', '),
    tail,
    async work(call) {
      const names = namesIn(process, name)
      const sources = countedPaths(process, 'SourcePaths', sourcePaths, sourcePathCount)
      const named = namePackage(process, identifier, kind, call.judge)
      const packageName = named?.kind === 'path' ? await addedPackage(process, call, named.path) : named?.name
      if (packageName === null) return HRESULTS.S_OK
      const { enableFeatures } = await import('../servicing/features/enableFeatures.ts')
      const { openFeatureSource } = await import('../servicing/features/openFeatureSource.ts')
      const openSource = (path: string) => openFeatureSource(process.host, path)
      const { online } = call
      const request = { names, packageName, all, sources, openSource, limitAccess, online }
      return outcome(call, 'DismEnableFeature', enableFeatures(request))
    },
  })
}

/** Identity of the package at a path, or null when the image does not have it: nothing is enabled then. */
async function addedPackage(process: ApiProcess, { image, judge }: ImageCall, path: string): Promise<string | null> {
  const { openPackageSource } = await import('../servicing/packages/openPackageSource.ts')
  const { readPackage } = await import('../servicing/packages/readPackages.ts')
  const { identity } = openPackageSource(process.host, path, judge)
  const isAbsent = readPackage(image, identity) === undefined
  const because = `the image ${isAbsent ? 'does not have' : 'has'} ${identity}`
  return judge.decide(apiPackageAbsent, path, isAbsent, because) ? null : identity
}

/** What the three functions that tell of features are given. @throws DismError */
async function readList(
  process: ApiProcess,
  { image, judge }: ImageCall,
  identifier: string | null,
  kind: number,
): Promise<FeatureList> {
  const { listFeatures, listManifestFeatures } = await import('../servicing/features/listFeatures.ts')
  const named = namePackage(process, identifier, kind, judge)
  if (named?.kind !== 'path') return listFeatures(image, named?.name, judge)
  const { openPackageSource } = await import('../servicing/packages/openPackageSource.ts')
  return listManifestFeatures(image, openPackageSource(process.host, named.path, judge).manifest, judge)
}

async function readFeature(
  process: ApiProcess,
  call: ImageCall,
  name: string,
  identifier: string | null,
  kind: number,
): Promise<{ readonly feature: Feature; readonly list: FeatureList }> {
  checkArgument(process, 'FeatureName', Boolean(name), 'there is none')
  const { findFeature } = await import('../servicing/features/findFeature.ts')
  const list = await readList(process, call, identifier, kind)
  return { feature: asApi(() => findFeature(call.image, list, name, call.judge)), list }
}

/** The package that is named; undefined without an Identifier, be it NULL or empty. @throws DismError INVALID_PARAMETER */
function namePackage(
  process: ApiProcess,
  identifier: string | null,
  kind: number,
  judge: Judge,
): NamedPackage | undefined {
  const isGiven = (one: string | null): one is string =>
    judge.decide(apiFeaturePackage, 'Identifier', Boolean(one), one ? 'there is one' : 'there is none')
  return isGiven(identifier) ? readPackageIdentifier(process, identifier, kind, judge) : undefined
}

/** Names parted by `;`. @throws DismError INVALID_PARAMETER */
function namesIn(process: ApiProcess, text: string): readonly string[] {
  const names = (text ?? '').split(';').filter((name) => name !== '')
  checkArgument(process, 'FeatureName', names.length > 0, 'there is none')
  return names
}

async function outcome(call: ImageCall, name: string, change: Operation<FeatureChange>): Promise<HRESULT> {
  try {
    const { restartNeeded } = await call.carryOut(change)
    return successOf(name, [{ restart: restartNeeded, reload: false }], call.judge)
  } catch (error) {
    throw apiError(error)
  }
}

function asApi<Result>(find: () => Result): Result {
  try {
    return find()
  } catch (error) {
    throw apiError(error)
  }
}

/** An error of features as the API tells it. */
function apiError(error: unknown): unknown {
  if (!(error instanceof DismError)) return error
  if (error.code === 'PARENT_FEATURE_DISABLED')
    return new DismError('DISMAPI_PARENT_FEATURE_DISABLED', error.detail, { cause: error })
  if (error.code === 'UNKNOWN_FEATURE') return new DismError('CBS_UNKNOWN_UPDATE', error.detail, { cause: error })
  return error
}

function giveList(
  process: ApiProcess,
  features: readonly Feature[],
  pointer: Pointer<readonly DismFeature[] | null>,
  count: Pointer<number>,
): void {
  const listed = features.map(({ name, state }) => ({ FeatureName: name, State: PACKAGE_STATES[state].value }))
  process.structures.add(listed)
  pointer.value = listed
  count.value = listed.length
}

/** Empty where the manifest says nothing; of a restart, possible, as dism.exe shows it. */
function dismFeatureInfo({ name, state, update }: Feature): DismFeatureInfo {
  const required = update.restart === 'required'
  return {
    FeatureName: name,
    FeatureState: PACKAGE_STATES[state].value,
    DisplayName: update.displayName ?? '',
    Description: update.description ?? '',
    RestartRequired: required ? DismRestartType.DismRestartRequired : DismRestartType.DismRestartPossible,
    CustomProperty: update.custom.map((one) => ({ Name: one.name, Value: one.value, Path: one.path })),
    CustomPropertyCount: update.custom.length,
  }
}

function logOf(id: DismSession, name: string, identifier: string | null, kind: number): string {
  return `Session: ${id}, FeatureName: ${shown(name)}, Identifier: ${shown(identifier)}, PackageIdentifier: ${kind}`
}
