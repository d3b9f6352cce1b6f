/** A package that is in an image, however it got there. */
export interface FoundPackage {
  readonly letter: 'A' | 'B' | 'C'
  readonly token: '31bf3856ad364e35' | '0123456789abcdef'
  /** CurrentState; undefined where the value is missing. */
  readonly state: number | undefined
  readonly visibility: 1 | 2 | undefined
  /** Whether the registry has a time. */
  readonly timed: boolean
  readonly manifest: 'none' | 'broken' | 'Update' | 'FOUNDATION' | 'Product' | 'Language Pack' | 'Driver' | 'Strange'
  readonly restart: boolean
  readonly permanent: boolean
  /** Owners: itself, the Foundation, both, none, itself for good, one that wants it no more. */
  readonly owner: 'itself' | 'another' | 'both' | 'none' | 'for good' | 'nobody any more'
  /** Whether it is noted as waiting. */
  readonly noted: boolean
}

/** An image with such packages, and what is removed from it. */
export interface FoundImage {
  readonly packages: readonly FoundPackage[]
  readonly online: boolean
  readonly table: boolean
  /** Whether Windows starts once before. */
  readonly started: boolean
  /** The place of a package, or one of Windows' own. */
  readonly removed: number | 'en-US' | 'fr-FR' | 'staged' | 'foundation' | 'edition'
  /** Whether the manifest of a package of Windows' own is gone. */
  readonly bare: boolean
  /** The one of its languages, English and French, that Windows speaks. */
  readonly speaks: 'en-US' | 'fr-FR'
  /** Whether it is asked for without its token. */
  readonly tokenless: boolean
  /** Whether it is asked for with a version that it is not of. */
  readonly misversioned: boolean
}
