import type { PackageCase } from './PackageCase.ts'

const TOKEN = '31bf3856ad364e35'

/** The packages that a case is about. */
export const CASE_PACKAGES = [
  ...(['own', 'older', 'newer', 'busy', 'first'] as const),
  ...(['inner', 'spare', 'innermost', 'beside', 'dependant'] as const),
] as const

export type CasePackage = (typeof CASE_PACKAGES)[number]

/** Identities of the packages of a case. */
export function caseNames({
  architecture,
  language,
  inside,
}: Pick<PackageCase, 'architecture' | 'language' | 'inside'>): { readonly [name in CasePackage]: string } {
  const version = (number: number) => `Contoso-Package~${TOKEN}~${architecture}~${language}~10.0.9.${number}`
  const other = (name: string, processor = 'amd64') => `Contoso-${name}~${TOKEN}~${processor}~~1.0.0.1`
  return {
    own: version(20),
    older: version(3),
    newer: version(100),
    busy: other('Busy'),
    first: other('First'),
    inner: other('Inner', inside === 'of another architecture' ? 'arm64' : 'amd64'),
    spare: other('Spare'),
    innermost: other('Innermost'),
    beside: other('Beside'),
    dependant: other('Dependant'),
  }
}

/** The identity of the component that a version of the package brings; one for 32-bit programs says so. */
export function caseComponent({ architecture }: Pick<PackageCase, 'architecture'>, version: number): string {
  return `Contoso-Viewer~${TOKEN}~${architecture === 'wow64' ? 'wow64' : 'amd64'}~~1.0.0.${version}`
}

/** The files of the component of the case's own package. */
export function filesOfCase({ files }: Pick<PackageCase, 'files'>): readonly string[] {
  return ['viewer.dll', 'viewer.txt', 'another.dll'].slice(0, files)
}

/** The one of them that is missing or altered, where one is. */
export function spoiledFile(one: Pick<PackageCase, 'files' | 'spoiled'>): string {
  const names = filesOfCase(one)
  return names[one.spoiled % names.length] ?? ''
}
