import { readAll, type ByteSource } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import type { AssemblyIdentity } from '../../formats/mum/AssemblyIdentity.ts'
import { componentKeyForm } from '../../formats/mum/componentKeyForm.ts'
import type { ComponentManifest } from '../../formats/mum/ComponentManifest.ts'
import { parseComponentManifest } from '../../formats/mum/parseComponentManifest.ts'
import { DOCUMENT_BOUNDS } from '../../formats/xml/parseXml.ts'
import type { VolumeReader } from '../../image/Volume.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import type { PackageContainer } from './PackageContainer.ts'
import { formatPackageIdentity } from './packageIdentity.ts'
import { storePaths } from './storePaths.ts'

/** A component as a package brings it. */
export interface BroughtComponent {
  /** The name of its manifest and folder. */
  readonly name: string
  readonly manifest: ByteSource | undefined
  /** Names in its folder, and their full names. */
  readonly files: readonly { readonly name: string; readonly member: string }[]
}

/** What a package brings, looked up by identity. */
export function componentsIn(
  container: PackageContainer,
): (identity: AssemblyIdentity) => BroughtComponent | undefined {
  const groups = groupsOf(container)
  const byStem = new Map([...groups.values()].map((group) => [stemOf(group.name), group]))
  let byIdentity: Map<string, BroughtComponent> | undefined
  return (identity) => {
    const found = groups.get(componentKeyForm(identity)) ?? byStem.get(stemOf(componentKeyForm(identity)))
    if (found) return found
    byIdentity ??= new Map([...groups.values()].flatMap((group) => namedByManifest(group)))
    return byIdentity.get(formatPackageIdentity(identity).toLowerCase())
  }
}

function groupsOf(container: PackageContainer): ReadonlyMap<string, BroughtComponent> {
  const groups = new Map<
    string,
    { name: string; manifest: ByteSource | undefined; files: BroughtComponent['files'][number][] }
  >()
  for (const member of container.names()) {
    const [, folder, file, manifestOf] = /^(?:([^\\]+)\\(.+)|([^\\]+)\.manifest)$/i.exec(member) ?? []
    const name = folder ?? manifestOf
    if (name === undefined) continue
    const group = groups.get(name.toLowerCase()) ?? { name, manifest: undefined, files: [] }
    groups.set(name.toLowerCase(), group)
    if (file !== undefined) group.files.push({ name: file, member })
    else group.manifest = container.file(member)
  }
  return groups
}

/** Without the hash at its end, which differs for components of another scope. */
function stemOf(name: string): string {
  return name.toLowerCase().replace(/[^_]*$/, '')
}

function namedByManifest(group: BroughtComponent): [string, BroughtComponent][] {
  const manifest = group.manifest && readComponent(group.manifest, group.name)
  return manifest ? [[formatPackageIdentity(manifest.identity).toLowerCase(), group]] : []
}

/** A manifest that can be read; one that is a delta, or one that is not formed as it must be, says nothing of files. */
function readComponent(source: ByteSource, file: string): ComponentManifest | undefined {
  if (source.size > DOCUMENT_BOUNDS.size) return undefined
  try {
    return parseComponentManifest(readAll(source), file)
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}

/** Puts a component into WinSxS: its manifest, and its files in a folder of its own. */
export function stageComponent(
  { volume }: ForkedImage,
  container: PackageContainer,
  identity: AssemblyIdentity,
  component: BroughtComponent,
): void {
  const own = componentKeyForm(identity)
  const keyForm = stemOf(component.name) === stemOf(own) ? component.name.toLowerCase() : own
  if (component.manifest) volume.write(storePaths.manifest(keyForm), component.manifest)
  for (const { name, member } of component.files) {
    const content = container.file(member)
    if (content) volume.write(`${storePaths.folder(keyForm)}\\${name}`, content)
  }
}

/** A component in WinSxS. */
export interface StagedComponent {
  readonly keyForm: string
  readonly manifestPath: string
  /** Its folder. */
  readonly folder: string
  /** Undefined when there is none that can be read: such a component's files stay in WinSxS. */
  readonly manifest: ComponentManifest | undefined
}

/** The component of that identity in WinSxS, or undefined. */
export function findStaged({ volume }: ImageReader, identity: AssemblyIdentity): StagedComponent | undefined {
  const own = componentKeyForm(identity)
  const keyForm = isStaged(volume, own) ? own : otherScope(volume, stemOf(own))
  if (keyForm === undefined) return undefined
  const path = storePaths.manifest(keyForm)
  const manifest = volume.stat(path)?.kind === 'file' ? readComponent(volume.open(path), path) : undefined
  return { keyForm, manifestPath: path, folder: storePaths.folder(keyForm), manifest }
}

function isStaged(volume: VolumeReader, keyForm: string): boolean {
  return (
    volume.stat(storePaths.manifest(keyForm)) !== undefined || volume.stat(storePaths.folder(keyForm)) !== undefined
  )
}

/** A component whose hash is of another scope. */
function otherScope(volume: VolumeReader, stem: string): string | undefined {
  if (!volume.stat(storePaths.manifests)) return undefined
  const names = volume.list(storePaths.manifests, stem).map(({ name }) => name.replace(/\.manifest$/i, ''))
  return names.find((name) => stemOf(name) === stem)
}
