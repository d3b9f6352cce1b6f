import { formatList, formatTable } from '../output/formatRecords.ts'
import type { Command } from './Command.ts'

/**
 * `/Get-NonRemovableAppPolicy`: lists the package families that a policy makes nonremovable. The form of the list is
 * inferred: a record a family, as other commands write them.
 */
export const getNonRemovableAppPolicyCommand: Command = {
  name: 'Get-NonRemovableAppPolicy',
  since: '10.0.17763',
  provider: 'AppxManager',
  target: 'image',
  argument: 'none',
  options: [],
  summary: `Lists the package families configured 
to be nonremovable by enterprise policy.`,
  help: `/Get-NonRemovableAppPolicy

  Lists the package families that a policy keeps from being removed.

    Example:
      DISM.exe /Online /Get-NonRemovableAppPolicy
`,
  async run({ image, globals, write }) {
    const { listNonRemovableFamilies } = await import('../../servicing/appx/nonRemovable.ts')
    const records = listNonRemovableFamilies(image).map((family) => [['PackageFamilyName', family]] as const)
    write('Getting the list of nonremovable package families...\n\n')
    write(globals.format === 'Table' ? formatTable(records) : formatList(records))
  },
}
