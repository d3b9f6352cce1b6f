/**
 * Release types: numbers of DismReleaseType (dismapi.h), and the text of manifests, which dism.exe prints.
 */
export const RELEASE_TYPES = {
  CriticalUpdate: { value: 0, text: 'Critical Update' },
  Driver: { value: 1, text: 'Driver' },
  FeaturePack: { value: 2, text: 'Feature Pack' },
  Hotfix: { value: 3, text: 'Hotfix' },
  SecurityUpdate: { value: 4, text: 'Security Update' },
  SoftwareUpdate: { value: 5, text: 'Software Update' },
  Update: { value: 6, text: 'Update' },
  UpdateRollup: { value: 7, text: 'Update Rollup' },
  LanguagePack: { value: 8, text: 'Language Pack' },
  Foundation: { value: 9, text: 'Foundation' },
  ServicePack: { value: 10, text: 'Service Pack' },
  Product: { value: 11, text: 'Product' },
  LocalPack: { value: 12, text: 'Local Pack' },
  Other: { value: 13, text: 'Other' },
  OnDemandPack: { value: 14, text: 'OnDemand Pack' },
} as const

export type ReleaseType = keyof typeof RELEASE_TYPES

const BY_TEXT: ReadonlyMap<string, ReleaseType> = new Map(
  Object.entries(RELEASE_TYPES).flatMap(([name, { text }]) =>
    isReleaseType(name) ? [[text.toLowerCase(), name] as const] : [],
  ),
)

/** The release type that a manifest names, case ignored; undefined for a text that is none. */
export function releaseTypeOf(text: string): ReleaseType | undefined {
  return BY_TEXT.get(text.toLowerCase())
}

function isReleaseType(name: string): name is ReleaseType {
  return name in RELEASE_TYPES
}
