/** A call of a function that is told which package it is about. */
export interface NamedCall {
  readonly function: 'info' | 'infoEx' | 'remove' | 'features' | 'feature' | 'parent' | 'enable'
  /** One of IDENTIFIERS by its place. */
  readonly identifier: number
  readonly kind: number
  /** A feature: that of the package on D:, or one of Windows itself. */
  readonly feature: 'ours' | 'Windows'
}

/** What is called one after the other in a session on an image. */
export type NamedStep =
  | NamedCall
  /** The package that lies on D: is added. */
  | { readonly function: 'add' }
  /** _DismCleanImage. */
  | { readonly function: 'clean'; readonly type: number; readonly flags: number }

const TOKEN = '31bf3856ad364e35'

/** The package that lies on D:, which has a feature. */
export const NAMED_PACKAGE = `Contoso-Feature-Package~${TOKEN}~amd64~~10.0.9.1`

/** What a package is named by. */
export interface IdentifierRow {
  readonly text: string | null
  /** What it is as a name: a package of the image, the one on D:, or none. */
  readonly asName: 'Windows' | 'ours' | 'none'
  /** What it is as a path: the cabinet, no file that is there, one of a computer that is not, refused, or none given. */
  readonly asPath: 'cabinet' | 'gone' | 'out of reach' | 'refused' | 'none given'
}

const row = (text: string | null, asName: IdentifierRow['asName'], asPath: IdentifierRow['asPath']): IdentifierRow => ({
  text,
  asName,
  asPath,
})

export const IDENTIFIERS: readonly IdentifierRow[] = [
  row(`Microsoft-Windows-Foundation-Package~${TOKEN}~amd64~~10.0.19041.1`, 'Windows', 'refused'),
  row(NAMED_PACKAGE, 'ours', 'refused'),
  row(NAMED_PACKAGE.toUpperCase(), 'ours', 'refused'),
  row('Contoso-Feature-Package', 'none', 'refused'),
  row('D:\\in\\ours.cab', 'none', 'cabinet'),
  row('D:/in/ours.CAB', 'none', 'cabinet'),
  row('D:\\in\\gone.cab', 'none', 'gone'),
  row('\\\\server\\share\\ours.cab', 'none', 'out of reach'),
  row('in\\ours.cab', 'none', 'refused'),
  row('..\\ours.cab', 'none', 'refused'),
  row('D:ours.cab', 'none', 'refused'),
  row('D:\\in\\ours.msu', 'none', 'refused'),
  row('D:\\in\\ours.cab.txt', 'none', 'refused'),
  row('D:\\folder.cab', 'none', 'refused'),
  row('D:\\in', 'none', 'refused'),
  row('', 'none', 'none given'),
  row(null, 'none', 'none given'),
]
