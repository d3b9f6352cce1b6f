import { DismError } from '../../errors/DismError.ts'
import { formatHresult } from '../../errors/hresult.ts'
import type { Command, CommandSession } from './Command.ts'

/** `/Get-PackageInfo {/PackageName:<identity> | /PackagePath:<folder or .cab>}`. */
export const getPackageInfoCommand: Command = {
  name: 'Get-PackageInfo',
  provider: 'DISM Package Manager',
  target: 'image',
  argument: 'none',
  options: [
    { name: 'PackageName', argument: 'required' },
    { name: 'PackagePath', argument: 'required' },
  ],
  summary: 'Displays information about a specific package.',
  help: `/Get-PackageInfo {/PackageName:<name_in_image> | /PackagePath:<path>}

  Shows all that is known of a package: of the image, by its name, or of one
  that lies elsewhere, by the path of its .cab file or expanded folder.

    Examples:
      DISM.exe /Image:C:\\test\\offline /Get-PackageInfo
      /PackageName:Microsoft-Windows-Foundation-Package~31bf3856ad364e35~amd64~~10.0.26100.1

      DISM.exe /Image:C:\\test\\offline /Get-PackageInfo
      /PackagePath:C:\\packages\\package
`,
  async run(session) {
    const { packageReport } = await import('./packageReport.ts')
    const description = await describe(session)
    session.write(packageReport(description, session.host.dismVersion))
  },
}

/** Neither a name nor a path, or both: refused (inferred). */
async function describe({ host, image, options, judge, write }: CommandSession) {
  const [name] = options.get('packagename') ?? []
  const [path] = options.get('packagepath') ?? []
  if ((name === undefined) === (path === undefined))
    throw new DismError('INVALID_COMMAND', `${name === undefined ? 'neither' : 'both'} /PackageName and /PackagePath`)
  const { describeManifest, describeNamedPackage } = await import('../../servicing/packages/describePackage.ts')
  try {
    if (name !== undefined) return describeNamedPackage(image, name, judge)
    const { openPackageSource } = await import('../../servicing/packages/openPackageSource.ts')
    return describeManifest(image, openPackageSource(host, path ?? '', judge).manifest, judge)
  } catch (error) {
    if (error instanceof DismError)
      write(`An error occurred trying to open - ${name ?? path} Error: ${formatHresult(error.hresult)}\n`)
    throw error
  }
}
