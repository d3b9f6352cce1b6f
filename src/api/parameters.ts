import type { DismApi } from './DismApi.ts'
import type { DismProgressCallback } from './definitions/session.ts'

/** The type of a parameter, as far as it is looked at. Each but a pointer may be NULL here. */
export type ParameterType = 'any' | 'text' | 'texts' | 'pointer' | 'optional pointer' | 'event' | 'callback'

type TypeOf<Parameter, Given = Exclude<Parameter, null | undefined>> = unknown extends Parameter
  ? 'any'
  : [Given] extends [string]
    ? 'text'
    : [Given] extends [number | boolean]
      ? 'any'
      : [Given] extends [readonly string[]]
        ? 'texts'
        : [Given] extends [AbortSignal]
          ? 'event'
          : [Given] extends [DismProgressCallback]
            ? 'callback'
            : [Given] extends [{ value: unknown }]
              ? null extends Parameter
                ? 'optional pointer'
                : 'pointer'
              : 'any'

type TypesOf<Given extends readonly unknown[]> = { readonly [Index in keyof Given]-?: TypeOf<Given[Index]> }

const TAIL = ['event', 'callback', 'any'] as const
const LIST = ['any', 'pointer', 'pointer'] as const

/** The types of the parameters of each function, in their order. */
export const PARAMETERS: { readonly [Name in keyof DismApi]: TypesOf<Parameters<DismApi[Name]>> } = {
  DismInitialize: ['any', 'text', 'text'],
  DismShutdown: [],
  DismOpenSession: ['text', 'text', 'text', 'pointer'],
  DismCloseSession: ['any'],
  DismGetLastErrorMessage: ['pointer'],
  DismDelete: ['any'],
  DismAddPackage: ['any', 'text', 'any', 'any', ...TAIL],
  DismRemovePackage: ['any', 'text', 'any', ...TAIL],
  DismGetPackages: LIST,
  DismGetPackageInfo: ['any', 'text', 'any', 'pointer'],
  DismGetPackageInfoEx: ['any', 'text', 'any', 'pointer'],
  DismCheckImageHealth: ['any', 'any', ...TAIL, 'pointer'],
  DismRestoreImageHealth: ['any', 'texts', 'any', 'any', ...TAIL],
  _DismCleanImage: ['any', 'any', 'any', ...TAIL],
  DismGetFeatures: ['any', 'text', 'any', 'pointer', 'pointer'],
  DismGetFeatureInfo: ['any', 'text', 'text', 'any', 'pointer'],
  DismGetFeatureParent: ['any', 'text', 'text', 'any', 'pointer', 'pointer'],
  DismEnableFeature: ['any', 'text', 'text', 'any', 'any', 'texts', 'any', 'any', ...TAIL],
  DismDisableFeature: ['any', 'text', 'text', 'any', ...TAIL],
  DismGetCapabilities: LIST,
  DismGetCapabilityInfo: ['any', 'text', 'pointer'],
  DismAddCapability: ['any', 'text', 'any', 'texts', 'any', ...TAIL],
  DismRemoveCapability: ['any', 'text', ...TAIL],
  DismGetDrivers: ['any', 'any', 'pointer', 'pointer'],
  DismGetDriverInfo: ['any', 'text', 'pointer', 'pointer', 'optional pointer'],
  DismAddDriver: ['any', 'text', 'any'],
  DismRemoveDriver: ['any', 'text'],
  _DismAddProvisionedAppxPackage: [
    'any',
    'text',
    ...(['texts', 'any', 'texts', 'any', 'texts', 'any'] as const),
    ...(['any', 'text', 'text', 'any'] as const),
  ],
  _DismRemoveProvisionedAppxPackage: ['any', 'text'],
  _DismRemoveProvisionedAppxPackageAllUsers: ['any', 'text', 'pointer'],
  _DismGetProvisionedAppxPackages: LIST,
  _DismSetAppXProvisionedDataFile: ['any', 'text', 'text'],
  _DismOptimizeProvisionedAppxPackages: ['any'],
  _DismGetNonRemovableAppsPolicy: LIST,
  _DismAddPackageFamilyToUninstallBlocklist: ['any', 'text'],
  _DismRemovePackageFamilyFromUninstallBlocklist: ['any', 'text'],
  DismApplyUnattend: ['any', 'text', 'any'],
  _DismGetCurrentEdition: ['any', 'pointer'],
  _DismGetTargetEditions: LIST,
  _DismSetEdition: ['any', 'text', 'text', ...TAIL],
  _DismSetProductKey: ['any', 'text'],
}
