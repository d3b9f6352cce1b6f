import { DismError } from '../../errors/DismError.ts'
import { addSource, folderOptions, stubOption } from '../../servicing/appx/rules/addOptions.ts'
import type { StubForm } from '../../servicing/appx/StubForm.ts'
import type { CommandSession } from './Command.ts'

/** What /Add-ProvisionedAppxPackage was given. Paths and regions as typed. */
export interface AddOptions {
  readonly source: { readonly kind: 'package' | 'folder'; readonly path: string }
  readonly dependencyPaths: readonly string[]
  readonly optionalPaths: readonly string[]
  readonly licensePaths: readonly string[]
  readonly skipLicense: boolean
  readonly customDataPath: string | undefined
  readonly regions: string | undefined
  readonly stub: StubForm | undefined
}

/** What a command decides by its options. */
type Given = Pick<CommandSession, 'options' | 'judge'>

/**
 * Reads the options of /Add-ProvisionedAppxPackage.
 * @throws DismError INVALID_COMMAND for options that do not go together, INVALID_ARGUMENT
 */
export function readAddOptions(given: Given): AddOptions {
  const { options } = given
  const source = readSource(given)
  if (source.kind === 'folder') checkFolderOptions(given)
  return {
    source,
    dependencyPaths: options.get('dependencypackagepath') ?? [],
    optionalPaths: options.get('optionalpackagepath') ?? [],
    licensePaths: options.get('licensepath') ?? [],
    skipLicense: options.has('skiplicense'),
    customDataPath: options.get('customdatapath')?.[0],
    regions: options.get('region')?.[0],
    stub: readStubOption(given),
  }
}

function readSource({ options, judge }: Given): AddOptions['source'] {
  const [packagePath] = options.get('packagepath') ?? []
  const [folderPath] = options.get('folderpath') ?? []
  const names = ['PackagePath', 'FolderPath'].filter((name) => options.has(name.toLowerCase()))
  const because = names.length === 0 ? 'neither is given' : `given: ${names.map((name) => `/${name}`).join(' and ')}`
  const accepted = judge.decide(addSource, '/PackagePath or /FolderPath', names.length === 1, because)
  if (accepted && packagePath !== undefined) return { kind: 'package', path: packagePath }
  if (accepted && folderPath !== undefined) return { kind: 'folder', path: folderPath }
  throw new DismError('INVALID_COMMAND', `exactly one of /PackagePath and /FolderPath is needed; ${because}`)
}

function checkFolderOptions({ options, judge }: Given): void {
  const foreign = judge.variant(folderOptions).value?.options.filter((name) => options.has(name.toLowerCase())) ?? []
  const names = foreign.map((name) => `/${name}`).join(', ')
  const because = foreign.length > 0 ? `it stands with ${names}` : 'it stands with none of them'
  if (!judge.decide(folderOptions, '/FolderPath', foreign.length === 0, because))
    throw new DismError('INVALID_COMMAND', `/FolderPath does not go with ${names}`)
}

function readStubOption({ options, judge }: Given): StubForm | undefined {
  const [stub] = options.get('stubpackageoption') ?? []
  if (stub === undefined) return undefined
  const form = /^installstub$/i.test(stub) ? 'stub' : /^installfull$/i.test(stub) ? 'full' : undefined
  const because = form ? `it means the ${form} package` : 'it is neither InstallFull nor InstallStub'
  if (judge.decide(stubOption, `/StubPackageOption:${stub}`, form !== undefined, because)) return form
  throw new DismError('INVALID_ARGUMENT', `/StubPackageOption:${stub}: ${because}`, {
    args: [stub, '/StubPackageOption'],
  })
}
