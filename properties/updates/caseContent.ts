import { readAll } from '../../src/formats/ByteSource.ts'
import type { Volume } from '../../src/image/Volume.ts'
import { hex, linesOfKey, textLine } from '../images/packageKeysOf.ts'
import type { CaseComputer } from './caseComputer.ts'
import { componentInUse, type CaseModel } from './modelCase.ts'
import { REGISTRY_ROWS, type PackageCase } from './PackageCase.ts'

/** The component's file and registry values must be those of the version in use. */
export function faultsOfFiles({ machine }: CaseComputer, model: CaseModel, one: PackageCase): string[] {
  const { volume, registry } = machine.image
  const used = componentInUse(model, one)
  const faults: string[] = []
  const expectFile = (path: string, content: string | undefined) => {
    const is = contentAt(volume, path)
    if (is !== content) faults.push(`${path} is ${is}, not ${content}`)
  }
  const readable = one.payload !== 'packed'
  const ownPlace = one.place === 'unknown' || one.place === 'outside' || !readable ? undefined : placeOf(one)
  const isSame = one.before === 'same'
  const usedPlace = used === 'own' && !isSame ? ownPlace : systemPlace(one)
  for (const path of ['Windows\\System32\\viewer.dll', 'Windows\\SysWOW64\\viewer.dll', 'Windows\\Fonts\\viewer.dll']) {
    if (one.place === 'in the way' && path === placeOf(one)) expectFile(path, 'a folder')
    else expectFile(path, used !== undefined && path === usedPlace ? used : undefined)
  }
  if (used !== undefined && usedPlace !== undefined && volume.stat(usedPlace)?.kind === 'file')
    if (volume.stat(usedPlace)?.links !== 2) faults.push(`${usedPlace} is no hard link`)
  const inner = model.packages.get('inner')?.state
  expectFile('Windows\\Help\\inner.txt', inner === 'Installed' || inner === 'UninstallPending' ? 'inner' : undefined)
  if (volume.stat('viewer.dll') ?? volume.stat('Windows\\viewer.dll')) faults.push('a file outside of its place')

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

function contentAt(volume: Volume, path: string): string | undefined {
  const there = volume.stat(path)
  if (!there) return undefined
  return there.kind === 'folder' ? 'a folder' : new TextDecoder().decode(readAll(volume.open(path)))
}

/** Where the case's component puts its file. */
export function placeOf(one: PackageCase): string {
  if (one.place === 'Fonts') return 'Windows\\Fonts\\viewer.dll'
  return systemPlace(one)
}

function systemPlace({ architecture }: PackageCase): string {
  return architecture === 'wow64' ? 'Windows\\SysWOW64\\viewer.dll' : 'Windows\\System32\\viewer.dll'
}
