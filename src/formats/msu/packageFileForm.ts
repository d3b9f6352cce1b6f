import type { ByteSource } from '../ByteSource.ts'

/** What a file is by its first bytes. */
export type PackageFileForm = 'cabinet' | 'wim' | 'other'

const SIGNATURES: readonly (readonly [form: PackageFileForm, signature: string])[] = [
  ['cabinet', 'MSCF'],
  ['wim', 'MSWIM\0\0\0'],
]

/** Tells a cabinet from a WIM archive: .msu files are either, whatever they are called. */
export function packageFileForm(source: ByteSource): PackageFileForm {
  const start = String.fromCharCode(...source.read(0, 8))
  return SIGNATURES.find(([, signature]) => start.startsWith(signature))?.[0] ?? 'other'
}
