import { updateCab, type UpdateCabSpec, updateMsu } from '../../../fixtures/index.ts'
import type { Command, CommandInput } from '../Command.ts'
import { languageOption } from '../languageOption.ts'
import { listOption } from '../listOption.ts'
import { registryOption } from '../registryOption.ts'
import { UsageError } from '../UsageError.ts'
import {
  countOption,
  definedOnly,
  parentsOption,
  releaseTypeOption,
  versionOption,
  WINDOWS_PACKAGE_OPTIONS,
  windowsPackageSpecOf,
} from '../windowsPackageOptions.ts'
import { writeWindowsPackage } from '../writeWindowsPackage.ts'

/** `dismulator make update`: writes the cabinet of an update, or the .msu around it. */
export const makeUpdate: Command = {
  operands: ['file'],
  semantics: false,
  options: {
    kb: { value: '<number>', describes: 'number of its article, as in KB5000001 (KB5000001)' },
    name: { value: '<name>', describes: 'name of its package (Package_for_KB5000001)' },
    version: { value: '<version>', describes: 'four numbers; a higher one supersedes a lower one (10.0.1.1)' },
    language: { value: '<tag>', describes: 'language of its package (none)' },
    release: { value: '<version>', describes: 'Windows that it is for, as in 10.0.26100.1 (any)' },
    'release-type': { value: '<type>', describes: 'DISM\'s words, as in "Security Update" (Update)' },
    ...WINDOWS_PACKAGE_OPTIONS,
    'servicing-stack': { describes: 'it brings a servicing stack, and is installed at once' },
    components: { value: '<number>', describes: 'components of one file each (1)' },
    'component-size': { value: '<bytes>', describes: 'size of those files (a line of text)' },
    registry: { value: '<key\\name=value,…>', describes: 'registry values that it brings; a number as dword:1f' },
    features: { value: '<name,…>', describes: 'features that it brings, disabled; parent>name makes one need another' },
    packages: { value: '<kb,…>', describes: 'packages inside of it' },
    'list-packages': { describes: 'the packages inside are listed by themselves' },
  },
  notes: [
    'The catalogue inside has the right form and nobody has signed it. A file name that ends in .msu makes the cabinet',
    'and an .msu around it.',
    '',
    'example: dismulator make update kb1.cab --kb KB5000001 --release 10.0.26100.1 --components 20 --features Contoso-Viewer',
  ],
  run(input) {
    const [file = ''] = input.operands
    const spec = updateSpecOf(input)
    const cabinet = updateCab(spec)
    return /\.msu$/i.test(file)
      ? writeWindowsPackage(file, cabinet, updateMsu(spec))
      : writeWindowsPackage(file, cabinet)
  },
}

/** Most components and bytes: what a cabinet has room for. */
const MOST_COMPONENTS = 30_000
const MOST_BYTES = 100_000_000

/** What a command line says of an update. @throws UsageError */
function updateSpecOf(input: CommandInput): UpdateCabSpec {
  const kb = input.option('kb')
  if (kb !== undefined && !/^(KB)?\d{5,8}$/i.test(kb)) throw new UsageError(`--kb: ${kb} is not of the form KB5000001`)
  const architecture = windowsPackageSpecOf(input)
  const features = listOption(input.option('features'))?.map(featureOf)
  if (input.option('release') === undefined && input.option('parents') === undefined) checkParents(features ?? [])
  return {
    ...architecture,
    ...definedOnly<UpdateCabSpec>({
      kb,
      name: input.option('name'),
      version: versionOption(input, 'version'),
      language: languageOption('language', input.option('language'))?.[0],
      release: versionOption(input, 'release'),
      releaseType: releaseTypeOption(input),
      parents: parentsOption(input),
      components: countOption(input, 'components', MOST_COMPONENTS),
      componentSize: countOption(input, 'component-size', MOST_BYTES),
      registry: registryOption('registry', input.option('registry')),
      features,
      packages: listOption(input.option('packages'))?.map((inside) => ({ ...architecture, kb: inside })),
    }),
    ...(input.flag('servicing-stack') && { selfUpdate: true }),
    listPackages: input.flag('list-packages'),
  }
}

/** Without a package to stand on, features can only need those of the update itself. @throws UsageError */
function checkParents(features: readonly ReturnType<typeof featureOf>[]): void {
  const names = new Set(features.map(({ name }) => name.toLowerCase()))
  for (const { name, parents } of features)
    for (const parent of parents)
      if (!names.has(parent.toLowerCase()))
        throw new UsageError(
          `--features: ${name} needs ${parent}, which the update does not bring; name ${parent} too, or the package that has it with --parents or --release`,
        )
}

/** `Contoso-Viewer`, or `Contoso-Viewer>Contoso-Viewer-Tools` for one with a parent. */
function featureOf(text: string) {
  const parents = text.split('>')
  const name = parents.pop() ?? ''
  return { name, enabledByDefault: false, parents }
}
