import { DismError } from '../../errors/DismError.ts'
import type { Command } from './Command.ts'

/** `/Remove-ProvisionedAppxPackage /PackageName:<full name>`. */
export const removeProvisionedAppxPackageCommand: Command = {
  name: 'Remove-ProvisionedAppxPackage',
  since: '6.2.9200',
  provider: 'AppxManager',
  target: 'image',
  argument: 'none',
  options: [{ name: 'PackageName', argument: 'required' }],
  summary: `Removes app packages (.appx or .appxbundle)
from the image. App packages will not be installed 
when new user accounts are created.`,
  help: `/Remove-ProvisionedAppxPackage /PackageName:<package_name>

  Takes an app package (.appx or .appxbundle) out of the image, so that it is
  not installed for new users. The name is the one that
  /Get-ProvisionedAppxPackages shows. Users that have the app keep it.

    Example:
      DISM.exe /Image:C:\\test\\offline /Remove-ProvisionedAppxPackage
      /PackageName:Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt
`,
  async run({ target, options, carryOut }) {
    const [packageName] = options.get('packagename') ?? []
    if (packageName === undefined) throw new DismError('INVALID_COMMAND', '/PackageName is missing')
    const { removeProvisionedAppxPackage } = await import('../../servicing/appx/removeProvisionedAppxPackage.ts')
    carryOut(removeProvisionedAppxPackage(packageName, target.kind === 'online'))
  },
}
