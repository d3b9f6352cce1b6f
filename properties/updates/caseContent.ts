import { readAll } from '../../src/formats/ByteSource.ts'
import type { Volume } from '../../src/image/Volume.ts'
import { hex, linesOfKey, textLine } from '../images/packageKeysOf.ts'
import type { CaseComputer } from './caseComputer.ts'
import { filesOfCase } from './caseNames.ts'
import { componentInUse, type CaseModel } from './modelCase.ts'
import { REGISTRY_ROWS, type PackageCase } from './PackageCase.ts'

/** The component's files and registry values must be those of the version in use. */
export function faultsOfFiles({ machine }: CaseComputer, model: CaseModel, one: PackageCase): string[] {
  const { volume, registry } = machine.image
  const used = componentInUse(model, one)
  const faults: string[] = []
  const expectFile = (path: string, content: string | undefined) => {
    const is = contentAt(volume, path)
    if (is !== content) faults.push(`${path} is ${is}, not ${content}`)
  }
  const readable = one.payload !== 'packed'
  const nowhere = one.place === 'unknown' || one.place === 'outside' || !readable
  const isSame = one.before === 'same'
  const usedFolder = used !== 'own' || isSame ? systemFolder(one) : nowhere ? undefined : folderOf(one)
  const usedFiles = used === 'own' && !isSame ? filesOfCase(one) : ['viewer.dll']
  for (const name of filesOfCase({ files: 3 })) {
    for (const folder of ['Windows\\System32', 'Windows\\SysWOW64', 'Windows\\Fonts']) {
      const path = `${folder}\\${name}`
      const isUsed = used !== undefined && folder === usedFolder && usedFiles.includes(name)
      if (one.place === 'in the way' && path === placeOf(one)) expectFile(path, 'a folder')
      else expectFile(path, isUsed ? (used === 'own' ? `own ${name}` : used) : undefined)
      const there = isUsed ? volume.stat(path) : undefined
      if (there?.kind === 'file' && there.links !== 2) faults.push(`${path} is no hard link`)
    }
    if (volume.stat(name) ?? volume.stat(`Windows\\${name}`)) faults.push(`${name} outside of its place`)
  }
  const inner = model.packages.get('inner')?.state
  expectFile('Windows\\Help\\inner.txt', inner === 'Installed' || inner === 'UninstallPending' ? 'inner' : undefined)

  faults.push(...faultsOfFeature(volume, model, one))

  const expected = new Map<string, string>()
  const wide = (hive: string, path: string) =>
    hive === 'SOFTWARE' && one.architecture === 'wow64' ? `${hive}\\WOW6432Node\\${path}` : `${hive}\\${path}`
  if (used === 'older' || used === 'newer') expected.set(wide('SOFTWARE', 'Contoso\\One\\Text'), textLine(used))
  if ((used === 'own' && !isSame && readable) || (one.beside === 'same value' && model.packages.has('beside')))
    for (const place of one.registry) {
      const row = REGISTRY_ROWS[place]
      if (row?.entered) expected.set(wide(row.entered.hive, `${row.entered.path}\\${row.name}`), row.entered.written)
    }
  for (const { entered, name } of REGISTRY_ROWS) {
    if (!entered) continue
    for (const path of [entered.path, `WOW6432Node\\${entered.path}`]) {
      const value = registry.key(entered.hive, path)?.value(name)
      const is = value && `${value.type}: ${hex(value.data)}`
      const should = expected.get(`${entered.hive}\\${path}\\${name}`)
      if (is !== should) faults.push(`${entered.hive}\\${path}\\${name} is ${is}, not ${should}`)
    }
  }
  for (const name of ['Bad', 'Large', 'Strange', 'Odd'])
    if (registry.key('SOFTWARE', 'Contoso\\One')?.value(name)) faults.push(`${name} is entered`)
  const entered = [...expected.keys()].some((path) => path.includes('Contoso\\'))
  const left = linesOfKey(registry.key('SOFTWARE', 'Contoso'), 'Contoso')
  if (!entered && one.registry.length === 0 && left.length > 0) faults.push(`keys are left: ${left.join(', ')}`)
  return faults
}

/** The feature's file must be where Windows uses it while the feature is enabled, and in any case in the store. */
function faultsOfFeature(volume: Volume, model: CaseModel, one: PackageCase): string[] {
  const state = one.before === 'same' ? undefined : model.packages.get('own')?.state
  const isUsed = one.feature === 'on' && (state === 'Installed' || state === 'UninstallPending')
  const is = contentAt(volume, 'Windows\\Help\\extra.txt')
  const should = isUsed ? 'extra' : undefined
  const isStored = volume.list('Windows\\WinSxS').some(({ name }) => name.startsWith('amd64_contoso-extra_'))
  return [
    ...(is === should ? [] : [`the file of the feature is ${is}, not ${should}`]),
    ...(state === undefined || one.feature === 'none' || isStored
      ? []
      : ['the file of the feature is not in the store']),
  ]
}

function contentAt(volume: Volume, path: string): string | undefined {
  const there = volume.stat(path)
  if (!there) return undefined
  return there.kind === 'folder' ? 'a folder' : new TextDecoder().decode(readAll(volume.open(path)))
}

/** Where the case's component puts the first of its files. */
export function placeOf(one: PackageCase): string {
  return `${folderOf(one)}\\viewer.dll`
}

function folderOf(one: PackageCase): string {
  return one.place === 'Fonts' ? 'Windows\\Fonts' : systemFolder(one)
}

function systemFolder({ architecture }: PackageCase): string {
  return architecture === 'wow64' ? 'Windows\\SysWOW64' : 'Windows\\System32'
}
