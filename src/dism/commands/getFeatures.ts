import { formatList, formatTable, type ReportRecord } from '../output/formatRecords.ts'
import type { Command } from './Command.ts'

/** `/Get-Features [/PackageName:<identity> | /PackagePath:<.cab or folder>]`. */
export const getFeaturesCommand: Command = {
  name: 'Get-Features',
  provider: 'DISM Package Manager',
  target: 'image',
  argument: 'none',
  options: [
    { name: 'PackageName', argument: 'required' },
    { name: 'PackagePath', argument: 'required' },
  ],
  summary: `Displays information about all features in
a package.`,
  help: `/Get-Features [{/PackageName:<name_in_image> | /PackagePath:<path>}]

  Lists the features of a package with their states: those of Windows itself
  when no package is named. /Format:Table shows a table.

    Examples:
      DISM.exe /Image:C:\\test\\offline /Get-Features

      DISM.exe /Online /Get-Features /Format:Table
`,
  async run(session) {
    const { readFeatureList } = await import('./readFeatureList.ts')
    const { FEATURE_STATES } = await import('../../servicing/features/featureStates.ts')
    const { identity, features } = readFeatureList(session)
    const records = features.map(({ name, state }): ReportRecord => [
      ['Feature Name', name],
      ['State', FEATURE_STATES[state]],
    ])
    const { globals, write } = session
    write(`Features listing for package : ${identity}\n\n`)
    if (records.length === 0) write('(No features found for this package)\n\n')
    else write(globals.format === 'Table' ? formatTable(records) : formatList(records))
  },
}
