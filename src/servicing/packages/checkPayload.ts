import { hasHash } from '../health/hasHash.ts'
import { DismError } from '../../errors/DismError.ts'
import { readAll } from '../../formats/ByteSource.ts'
import type { AssemblyIdentity } from '../../formats/mum/AssemblyIdentity.ts'
import type { ComponentFile } from '../../formats/mum/ComponentManifest.ts'
import { isPackedManifest, parseComponentManifest } from '../../formats/mum/parseComponentManifest.ts'
import { DOCUMENT_BOUNDS } from '../../formats/xml/parseXml.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { payloadPresent, payloadReadable, payloadSound } from './addRules.ts'
import { findStaged, type BroughtComponent } from './componentStore.ts'
import { orInvalidPackage } from './openPackageContainer.ts'
import type { PackageContainer } from './PackageContainer.ts'
import { formatPackageIdentity } from './packageIdentity.ts'

/** A component that a package names, with what it brings of it. */
interface NamedComponent {
  readonly identity: AssemblyIdentity
  readonly brought: BroughtComponent | undefined
}

/** What is wrong with components, and how many of them cannot be looked into. */
interface Findings {
  missing?: string
  altered?: string
  packed: number
}

/**
 * Decides whether a package has all that its components consist of, unaltered.
 * @throws DismError CBS_SOURCE_MISSING, SXS_FILE_HASH_MISMATCH, CBS_INVALID_PACKAGE for a manifest that is not formed
 *   as it must be
 */
export function checkPayload(
  image: ImageReader,
  identity: string,
  components: readonly NamedComponent[],
  container: PackageContainer,
  judge: Judge,
): void {
  const findings: Findings = { packed: 0 }
  for (const component of components) lookInto(image, component, container, findings)
  const { missing, altered, packed } = findings
  const brought = components.filter((component) => component.brought).length
  const count = `${brought} of ${components.length} components are brought`
  if (!judge.decide(payloadPresent, identity, missing === undefined, missing ?? count))
    throw new DismError('CBS_SOURCE_MISSING', `${identity}: ${missing ?? count}`)
  const opaque = `the manifests of ${packed} components are packed`
  judge.decide(payloadReadable, identity, packed === 0, packed === 0 ? 'no manifest is packed' : opaque)
  const because = altered ?? 'what has a hash has that of its manifest'
  if (!judge.decide(payloadSound, identity, altered === undefined, because))
    throw new DismError('SXS_FILE_HASH_MISMATCH', `${identity}: ${because}`)
}

function lookInto(
  image: ImageReader,
  { identity, brought }: NamedComponent,
  container: PackageContainer,
  findings: Findings,
): void {
  const staged = findStaged(image, identity)
  const name = formatPackageIdentity(identity)
  const miss = (what: string) => {
    if (!container.isIncomplete) findings.missing ??= `${what} is neither in the package nor in the image`
  }
  if (!brought && !staged) return miss(name)
  if (!brought?.manifest) {
    const isKnown = staged !== undefined && image.volume.stat(staged.manifestPath)?.kind === 'file'
    return isKnown ? undefined : miss(`the manifest of ${name}`)
  }
  const files = filesOf(brought, container)
  if (!files) {
    findings.packed++
    return
  }
  for (const file of files) {
    const member = memberOf(brought, file)
    const content = member === undefined ? undefined : container.file(member)
    if (content && !hasHash(content, file.sha256))
      findings.altered ??= `${member} is not what the manifest of ${name} says`
    if (!content && !isStaged(image, staged?.folder, file)) miss(`${file.sourceName ?? file.name} of ${name}`)
  }
}

/** The files that the manifest of a component names, undefined when it is packed. @throws DismError CBS_INVALID_PACKAGE */
function filesOf(
  { manifest, name }: BroughtComponent,
  { path }: PackageContainer,
): readonly ComponentFile[] | undefined {
  if (!manifest) return []
  if (manifest.size > DOCUMENT_BOUNDS.size)
    throw new DismError('CBS_INVALID_PACKAGE', `${name}.manifest in ${path} has ${manifest.size} bytes`)
  const bytes = readAll(manifest)
  if (isPackedManifest(bytes)) return undefined
  return orInvalidPackage(() => parseComponentManifest(bytes, `${path}!${name}.manifest`)).files
}

function memberOf({ files }: BroughtComponent, file: ComponentFile): string | undefined {
  const wanted = [file.sourceName ?? file.name, file.name].map((name) => name.toLowerCase())
  return wanted.map((name) => files.find((one) => one.name.toLowerCase() === name)?.member).find(Boolean)
}

function isStaged({ volume }: ImageReader, folder: string | undefined, file: ComponentFile): boolean {
  return (
    folder !== undefined &&
    [file.sourceName ?? file.name, file.name].some((name) => volume.stat(`${folder}\\${name}`)?.kind === 'file')
  )
}
