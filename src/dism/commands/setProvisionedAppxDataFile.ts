import { DismError } from '../../errors/DismError.ts'
import type { Command } from './Command.ts'
import { readHostFile } from '../../host/readHostFile.ts'

/** `/Set-ProvisionedAppxDataFile [/CustomDataPath:<file>] /PackageName:<full name>`. */
export const setProvisionedAppxDataFileCommand: Command = {
  name: 'Set-ProvisionedAppxDataFile',
  since: '6.2.9200',
  provider: 'AppxManager',
  target: 'image',
  argument: 'none',
  options: [
    { name: 'CustomDataPath', argument: 'required' },
    { name: 'PackageName', argument: 'required' },
  ],
  summary: `Places custom data into the specified app 
package (.appx or .appxbundle). The specified  
application package must already be in the image.`,
  help: `/Set-ProvisionedAppxDataFile [/CustomDataPath:<custom_file_path>]
  /PackageName:<package_name>

  Puts a file into an app package that is in the image already, as Custom.dat.
  A file that is there is overwritten.

    Example:
      DISM.exe /Image:C:\\test\\offline /Set-ProvisionedAppxDataFile
      /CustomDataPath:C:\\test\\Apps\\Custom.dat
      /PackageName:Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt
`,

  async run({ host, options, carryOut }) {
    const [packageName] = options.get('packagename') ?? []
    if (packageName === undefined) throw new DismError('INVALID_COMMAND', '/PackageName is missing')
    const [path] = options.get('customdatapath') ?? []
    const { setProvisionedAppxDataFile } = await import('../../servicing/appx/setProvisionedAppxDataFile.ts')
    const given = path === undefined ? undefined : { path, content: readHostFile(host, path) }
    carryOut(setProvisionedAppxDataFile(packageName, given))
  },
}
