import type { DependencySpec, TargetDeviceFamilySpec } from '../../fixtures/index.ts'
import { PACKAGE_ARCHITECTURES, parseArchitecture } from '../../src/formats/appx/packageArchitectures.ts'
import type { PackageArchitecture } from '../../src/formats/appx/PackageIdentity.ts'
import type { CommandInput, CommandOption } from './Command.ts'
import { languageOption } from './languageOption.ts'
import { listOption } from './listOption.ts'
import { UsageError } from './UsageError.ts'

/** Options that app packages and bundles share. */
export const PACKAGE_OPTIONS: { readonly [name: string]: CommandOption } = {
  name: { value: '<name>', describes: 'identity name, as in Contoso.Reader' },
  publisher: { value: '<name>', describes: 'distinguished name of the publisher (CN=Contoso)' },
  version: { value: '<version>', describes: 'four numbers (1.0.0.0)' },
  'display-name': { value: '<text>', describes: 'name that people see (the identity name)' },
  languages: { value: '<tag,…>', describes: 'languages of the package (en-US)' },
  scales: { value: '<per cent,…>', describes: 'scales of its pictures' },
  directx: { value: '<level,…>', describes: 'DirectX feature levels: 9, 10, 11' },
  dependencies: { value: '<name@version,…>', describes: 'frameworks that it needs, of the same publisher' },
  'main-packages': { value: '<name,…>', describes: 'apps that this optional package extends' },
  schema: { value: '<schema>', describes: 'windows10, or 2010 for Windows 8 and 8.1 (windows10)' },
  'min-version': { value: '<version>', describes: 'Windows that it needs (10.0.10240.0; 6.3.0 with schema 2010)' },
}

/** What a command line says of a package. @throws UsageError */
export function packageSpecOf({ option }: CommandInput) {
  const name = option('name')
  if (name === undefined) throw new UsageError('--name is missing')
  const schema = option('schema')
  if (schema !== undefined && schema !== 'windows10' && schema !== '2010')
    throw new UsageError('--schema is windows10 or 2010')
  return {
    name,
    publisher: option('publisher'),
    version: option('version'),
    displayName: option('display-name'),
    languages: languageOption('languages', option('languages')),
    scales: scales(numbers('scales', option('scales'))),
    dxFeatureLevels: directxLevels(option('directx')),
    dependencies: listOption(option('dependencies'))?.map(dependency),
    mainPackages: listOption(option('main-packages')),
    schema,
    targetDeviceFamilies: targetDeviceFamilies(option('min-version'), schema === '2010'),
  } as const
}

/** The Windows that a package asks for: its device family, or the version alone where there are none. */
function targetDeviceFamilies(
  minVersion: string | undefined,
  old: boolean,
): readonly TargetDeviceFamilySpec[] | undefined {
  if (minVersion === undefined) return undefined
  const form = old ? /^6\.[23](\.\d{1,5}){0,2}$/ : /^\d{1,5}(\.\d{1,5}){3}$/
  if (!form.test(minVersion))
    throw new UsageError(`--min-version: ${minVersion} is not of the form ${old ? '6.2.0' : '10.0.17763.0'}`)
  return [{ name: 'Windows.Universal', minVersion }]
}

/** The processor architectures of an option's value. @throws UsageError */
export function architectures(text: string | undefined): readonly PackageArchitecture[] | undefined {
  return listOption(text)?.map((word) => {
    const architecture = parseArchitecture(word)
    if (!architecture) throw new UsageError(`${word} is no architecture; there are ${PACKAGE_ARCHITECTURES.join(', ')}`)
    return architecture
  })
}

function numbers(name: string, text: string | undefined): readonly number[] | undefined {
  return listOption(text)?.map((word) => {
    if (!/^\d{1,3}$/.test(word)) throw new UsageError(`--${name}: ${word} is no number`)
    return Number(word)
  })
}

/** Scales that a manifest of one schema or the other may name. */
const SCALES = new Set([100, 120, 125, 140, 150, 160, 180, 200, 220, 225, 240, 250, 300, 400, 500])

function scales(given: readonly number[] | undefined): readonly number[] | undefined {
  const unknown = given?.find((scale) => !SCALES.has(scale))
  if (unknown !== undefined)
    throw new UsageError(`--scales: ${unknown} is no scale; there are ${[...SCALES].join(', ')}`)
  return given
}

function directxLevels(text: string | undefined): readonly number[] | undefined {
  const levels = numbers('directx', text)
  const unknown = levels?.find((level) => level < 9 || level > 11)
  if (unknown !== undefined) throw new UsageError(`--directx: ${unknown} is no feature level; there are 9, 10, 11`)
  return levels
}

function dependency(text: string): DependencySpec {
  const [name = '', minVersion] = text.split('@')
  if (minVersion === undefined) throw new UsageError(`--dependencies: ${text} lacks its version, as in ${text}@1.0.0.0`)
  return { name, minVersion }
}
