import { cabinet, msu, windowsPackage } from '../../fixtures/index.ts'
import type { ComponentSpec, RegistryValueSpec, WindowsPackageSpec, WindowsUpdateSpec } from '../../fixtures/index.ts'
import { bytesSource, readAll } from '../../src/formats/ByteSource.ts'
import { openCabinet } from '../../src/formats/cab/openCabinet.ts'
import { caseComponent, caseNames, filesOfCase, spoiledFile, type CasePackage } from './caseNames.ts'
import { bringsInner } from './modelCase.ts'
import { PARENT_ROWS, REGISTRY_ROWS, type PackageCase } from './PackageCase.ts'

const STACKS = {
  any: '6.0.0.0',
  'none said': undefined,
  equal: '10.0.19045.3803',
  older: '10.0.19041.99',
  newer: '10.0.19045.3804',
} as const

/** What the update of the package inside needs first. */
const PARENTS_INSIDE: { readonly [updates in PackageCase['updates']]?: readonly string[] } = {
  'of the one around': ['contoso-main'],
  'without parent inside': ['Nowhere'],
}

/** Where a path of the case leads, with the files that lie on D: for it. */
export interface CaseFiles {
  /** What is given to /Add-Package. */
  readonly path: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** The files of the package of a case. */
export function caseFiles(one: PackageCase): CaseFiles {
  const bytes = ownCabinet(one)
  const file = (path: string, content = bytes): CaseFiles => ({ path, files: new Map([[path, content]]) })
  switch (one.form) {
    case 'folder':
    case 'manifest': {
      const files = new Map([...filesOf(bytes)].map(([name, content]) => [`D:\\in\\${name}`, content]))
      return { path: one.form === 'folder' ? 'D:\\in' : 'D:\\in\\update.mum', files }
    }
    case 'manifest beside another': {
      const named = [...filesOf(bytes)].map(([name, content]) => [name.replace(/^update\./, 'own.'), content] as const)
      const files = [...named, ...filesOf(otherCabinet(one, 'first'))]
      return { path: 'D:\\in\\own.mum', files: new Map(files.map(([name, content]) => [`D:\\in\\${name}`, content])) }
    }
    case 'folder of files':
      return { path: 'D:\\in', files: new Map([['D:\\in\\sub\\a.CAB', bytes]]) }
    case 'with stray': {
      const stray = cabinet({ 'package.xml': 'text' })
      return {
        path: 'D:\\in',
        files: new Map([
          ['D:\\in\\WSUSSCAN.cab', stray],
          ['D:\\in\\a.cab', bytes],
        ]),
      }
    }
    case 'msu': {
      const names = caseNames(one)
      const packages = [
        { identity: names.first, file: 'first.cab', cabinet: otherCabinet(one, 'first') },
        { identity: names.own, file: 'own.cab', cabinet: bytes },
      ]
      return file('D:\\in\\a.msu', msu(packages))
    }
    case 'wim':
      return file('D:\\in\\a.msu', text('MSWIM\0\0\0'))
    case 'text':
      return file('D:\\in\\a.txt')
    case 'nothing':
      return { path: 'D:\\gone.cab', files: new Map() }
    default:
      return file('D:\\in\\a.cab')
  }
}

/** The cabinet of another package of a case. */
export function otherCabinet(one: PackageCase, name: Exclude<CasePackage, 'own'>): Uint8Array {
  const names = caseNames(one)
  const plain = { identity: names[name], releaseType: 'Update', restart: 'possible', offlineCapable: 'yes' } as const
  switch (name) {
    case 'older':
    case 'newer': {
      const version = name === 'older' ? 3 : 100
      const spec = { 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\One': { Text: name } }
      const component: ComponentSpec = {
        identity: caseComponent(one, version),
        files: { 'Windows\\System32\\viewer.dll': name },
        registry: spec,
      }
      return windowsPackage({ ...plain, updates: [{ name: 'Contoso-Main', components: [component] }] })
    }
    case 'busy':
      return windowsPackage({ ...plain, restart: 'required', offlineCapable: 'no' })
    case 'beside': {
      if (one.beside === 'same value') {
        const identity = caseComponent(one, 20).replace('Contoso-Viewer', 'Contoso-Values')
        const { registry } = ownComponent(one)
        return windowsPackage({
          ...plain,
          updates: [{ name: 'Contoso-Beside', components: [{ identity, files: {}, registry }] }],
        })
      }
      return changed(
        windowsPackage({ ...plain, updates: [{ name: 'Contoso-Beside', components: [ownComponent(one)] }] }),
        { ...one, payload: 'whole' },
      )
    }
    case 'dependant':
      return windowsPackage(
        one.capability === 'free'
          ? { ...plain, capabilities: [{ name: 'Contoso.More', dependencies: [{ name: 'contoso.viewer' }] }] }
          : { ...plain, parents: [{ identity: names.own }] },
      )
    default:
      return windowsPackage(name === 'inner' ? inner(one) : plain)
  }
}

/** A package of the identity of the case's own which nothing is wrong with. */
export function sameCabinet(one: PackageCase): Uint8Array {
  const component: ComponentSpec = {
    identity: caseComponent(one, 20),
    files: { 'Windows\\System32\\viewer.dll': 'own viewer.dll' },
  }
  return windowsPackage({
    identity: caseNames(one).own,
    releaseType: 'Update',
    offlineCapable: 'yes',
    updates: [{ name: 'Contoso-Main', components: [component] }],
  })
}

/** @param parents updates that the one of the package inside needs first */
function inner(one: PackageCase, parents: readonly string[] = []): WindowsPackageSpec {
  const identity = caseNames(one).inner
  const component: ComponentSpec = {
    identity: identity.replace('Contoso-Inner', 'Contoso-InnerFile'),
    files: { 'Windows\\Help\\inner.txt': 'inner' },
  }
  const main = { name: 'Contoso-Inner', parents, components: [component] }
  return one.inside === 'listed'
    ? { identity, releaseType: 'Update', ...around(one, main) }
    : { identity, releaseType: 'Update', updates: [main] }
}

/** What has the innermost package in it. */
function around(one: PackageCase, update: WindowsUpdateSpec): Pick<WindowsPackageSpec, 'updates' | 'packages'> {
  const { innermost } = caseNames(one)
  return {
    updates: [{ ...update, packages: [innermost] }],
    packages: [{ identity: innermost, releaseType: 'Update' }],
  }
}

function ownComponent(one: PackageCase): ComponentSpec {
  const registry: { [key: string]: { [name: string]: RegistryValueSpec } } = {}
  for (const place of one.registry) {
    const row = REGISTRY_ROWS[place]
    if (row) (registry[row.key] ??= {})[row.name] = { valueType: row.valueType, value: row.value }
  }
  const folder = one.place === 'Fonts' ? 'Windows\\Fonts' : 'Windows\\System32'
  const files = Object.fromEntries(filesOfCase(one).map((name) => [`${folder}\\${name}`, `own ${name}`]))
  return { identity: caseComponent(one, 20), files, registry }
}

/** The cabinet of the package of a case. */
export function ownCabinet(one: PackageCase): Uint8Array {
  const names = caseNames(one)
  const components = one.payload === 'no components' ? [] : [ownComponent(one)]
  const contained = one.inside !== 'missing and loose'
  const visible = one.inside === 'listed'
  const brings = bringsInner(one) || one.inside === 'of another architecture'
  const stack = STACKS[one.stack]
  const spec: WindowsPackageSpec = {
    identity: names.own,
    releaseType: one.releaseType ?? '',
    ...(one.restart && { restart: one.restart }),
    ...(one.offlineCapable && { offlineCapable: one.offlineCapable }),
    permanent: one.permanent,
    selfUpdate: one.stackItself,
    ...(stack !== undefined && { servicingStack: stack }),
    parents: PARENT_ROWS[one.parents]?.parents ?? [],
    ...(one.capability !== 'none' && { capabilities: [capabilityOf(one)] }),
    updates: [
      {
        name: 'Contoso-Main',
        components,
        packages: one.inside === 'none' ? [] : [{ identity: names.inner, contained, visible }],
      },
      ...(one.feature === 'none' ? [] : [featureOf(one)]),
      ...moreUpdates(one),
    ],
    packages: [
      ...(brings ? [inner(one, PARENTS_INSIDE[one.updates])] : []),
      ...(one.feature === 'none'
        ? []
        : [{ identity: names.spare, releaseType: 'Update', ...around(one, { name: 'Contoso-Spare' }) }]),
    ],
  }
  return changed(windowsPackage(spec), one)
}

function featureOf(one: PackageCase): WindowsUpdateSpec {
  const identity = caseComponent({ architecture: 'amd64' }, 20).replace('Contoso-Viewer', 'Contoso-Extra')
  return {
    name: 'Contoso-Extra',
    enabledByDefault: one.feature === 'on',
    packages: [caseNames(one).spare],
    components: [{ identity, files: { 'Windows\\Help\\extra.txt': 'extra' } }],
  }
}

function capabilityOf({ capability }: PackageCase) {
  const needed = (language: string) => [{ name: 'Language.Basic', language, version: '0.0.1.0' }]
  return {
    name: 'Contoso.Viewer',
    version: '1.0',
    ...(capability === 'needs French' && { dependencies: needed('fr-FR') }),
    ...(capability === 'needs German' && { dependencies: needed('de-DE') }),
    ...(capability === 'satellite' && { languages: ['fr-FR'] }),
  }
}

function moreUpdates({ updates }: PackageCase): readonly WindowsUpdateSpec[] {
  switch (updates) {
    case 'in order':
      return [{ name: 'Two', parents: ['one'] }, { name: 'One' }]
    case 'of one inside':
      return [{ name: 'One', parents: ['CONTOSO-INNER'] }]
    case 'of the parent':
      return [{ name: 'One', parents: ['TelnetClient'] }]
    case 'twice':
      return [{ name: 'contoso-main' }]
    case 'without parent':
      return [{ name: 'One', parents: ['Nowhere'] }]
    case 'circle':
      return [
        { name: 'One', parents: ['Two'] },
        { name: 'Two', parents: ['One'] },
      ]
    case 'self':
      return [{ name: 'One', parents: ['One'] }]
    default:
      return []
  }
}

const text = (words: string) => new TextEncoder().encode(words)

/** The cabinet with the component's manifest and files as the case has them. */
function changed(bytes: Uint8Array, one: PackageCase): Uint8Array {
  const { payload, place } = one
  const spoiled = `\\${spoiledFile(one)}`
  const files = new Map<string, Uint8Array>()
  for (const [name, content] of filesOf(bytes)) {
    const isOwn = name.includes('contoso-viewer')
    const isManifest = name.endsWith('.manifest')
    const isSpoiled = name.endsWith(spoiled)
    if (payload === 'no feature file' && name.endsWith('\\extra.txt')) continue
    if (!isOwn) files.set(name, content)
    else if (
      payload === 'nothing' ||
      payload === 'in the image' ||
      (payload === 'no manifest' && isManifest) ||
      (payload === 'no file' && isSpoiled)
    )
      continue
    else if (isManifest) files.set(name, payload === 'packed' ? text('DCM\u0001PA30') : placed(content, place))
    else files.set(name, payload === 'altered' && isSpoiled ? text('other') : content)
  }
  return cabinet(Object.fromEntries(files))
}

function placed(manifest: Uint8Array, place: PackageCase['place']): Uint8Array {
  // Variables have no case.
  if (place === 'Fonts')
    return text(new TextDecoder().decode(manifest).replaceAll('$(runtime.fonts)', '$(Runtime.FONTS)'))
  if (place !== 'unknown' && place !== 'outside') return manifest
  const folder = place === 'unknown' ? '$(Runtime.Nonsense)' : '$(Runtime.System32)\\..\\..\\..'
  return text(new TextDecoder().decode(manifest).replaceAll(/\$\(runtime\.system32\)/gi, () => folder))
}

function filesOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const opened = openCabinet(bytesSource(bytes), 'package.cab')
  return new Map(opened.files.map((entry) => [entry.name, readAll(opened.content(entry))]))
}
