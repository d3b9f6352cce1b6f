import type { AssemblyIdentity } from '../../formats/mum/AssemblyIdentity.ts'

/** Four tildes; what stands between them may be empty but for name and version. */
const IDENTITY = /^([^~\\]+)~([^~\\]*)~([^~\\]*)~([^~\\]*)~(\d{1,10}(?:\.\d{1,10}){3})$/

/**
 * Reads an identity as DISM writes it: `Name~Token~Architecture~Language~Version`. A neutral language is empty; a key
 * form without token has that empty too.
 * @returns undefined for what is none
 */
export function parsePackageIdentity(text: string): AssemblyIdentity | undefined {
  const [, name, publicKeyToken, architecture, language, version] = IDENTITY.exec(text) ?? []
  if (name === undefined || version === undefined) return undefined
  return {
    name,
    publicKeyToken: publicKeyToken ?? '',
    architecture: architecture ?? '',
    language: /^neutral$/i.test(language ?? '') ? '' : (language ?? ''),
    version,
  }
}

/** The identity as DISM writes it. */
export function formatPackageIdentity(identity: AssemblyIdentity): string {
  const { name, publicKeyToken, architecture, language, version } = identity
  return [name, publicKeyToken, architecture, language, version].join('~')
}

/** Whether two identities are the same, versions included; case does not count. */
export function sameIdentity(one: AssemblyIdentity, other: AssemblyIdentity): boolean {
  return foldedIdentity(one) === foldedIdentity(other)
}

/** Whether two identities are the same but for their versions. */
export function samePackage(one: AssemblyIdentity, other: AssemblyIdentity): boolean {
  return sameIdentity({ ...one, version: '' }, { ...other, version: '' })
}

function foldedIdentity(identity: AssemblyIdentity): string {
  return formatPackageIdentity(identity).toLowerCase()
}
