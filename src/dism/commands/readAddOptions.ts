import { DismError } from '../../errors/DismError.ts'
import { checkFolderOptions } from '../../servicing/appx/checkFolderOptions.ts'
import type { NamedFiles } from '../../servicing/appx/NamedFiles.ts'
import { addSource, stubOption } from '../../servicing/appx/rules/addOptions.ts'
import type { StubForm } from '../../servicing/appx/StubForm.ts'
import type { CommandSession } from './Command.ts'

/** What a command decides by its options. */
type Given = Pick<CommandSession, 'options' | 'judge'>

/**
 * Reads the options of /Add-ProvisionedAppxPackage.
 * @throws DismError INVALID_COMMAND for options that do not go together, INVALID_ARGUMENT
 */
export function readAddOptions(given: Given): NamedFiles {
  const { options } = given
  const paths = {
    source: readSource(given),
    dependencyPaths: options.get('dependencypackagepath') ?? [],
    optionalPaths: options.get('optionalpackagepath') ?? [],
    licensePaths: options.get('licensepath') ?? [],
  }
  checkFolderOptions(paths, given.judge)
  return {
    ...paths,
    skipLicense: options.has('skiplicense'),
    customDataPath: options.get('customdatapath')?.[0],
    regions: options.get('region')?.[0],
    stub: readStubOption(given),
  }
}

function readSource({ options, judge }: Given): NamedFiles['source'] {
  const [packagePath] = options.get('packagepath') ?? []
  const [folderPath] = options.get('folderpath') ?? []
  const names = ['PackagePath', 'FolderPath'].filter((name) => options.has(name.toLowerCase()))
  const because = names.length === 0 ? 'neither is given' : `given: ${names.map((name) => `/${name}`).join(' and ')}`
  const accepted = judge.decide(addSource, '/PackagePath or /FolderPath', names.length === 1, because)
  if (accepted && packagePath !== undefined) return { kind: 'package', path: packagePath }
  if (accepted && folderPath !== undefined) return { kind: 'folder', path: folderPath }
  throw new DismError('INVALID_COMMAND', `exactly one of /PackagePath and /FolderPath is needed; ${because}`)
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
