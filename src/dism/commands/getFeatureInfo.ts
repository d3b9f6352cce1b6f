import { DismError } from '../../errors/DismError.ts'
import type { CustomProperty } from '../../formats/mum/PackageManifest.ts'
import type { Command } from './Command.ts'

/** What /Get-FeatureInfo prints; a manifest that says nothing of a restart counts as Possible, as for packages. */
const RESTARTS: { readonly [word: string]: string } = { required: 'Required', possible: 'Possible' }

/** `/Get-FeatureInfo /FeatureName:<name> [/PackageName:<identity> | /PackagePath:<.cab or folder>]`. */
export const getFeatureInfoCommand: Command = {
  name: 'Get-FeatureInfo',
  provider: 'DISM Package Manager',
  target: 'image',
  argument: 'optional',
  options: [
    { name: 'FeatureName', argument: 'required' },
    { name: 'PackageName', argument: 'required' },
    { name: 'PackagePath', argument: 'required' },
  ],
  summary: 'Displays information about a specific feature.',
  help: `/Get-FeatureInfo /FeatureName:<name_in_image>
  [{/PackageName:<name_in_image> | /PackagePath:<path>}]

  Shows all that is known of a feature.

    Example:
      DISM.exe /Image:C:\\test\\offline /Get-FeatureInfo /FeatureName:TelnetClient
`,
  async run(session) {
    const { readFeatureList } = await import('./readFeatureList.ts')
    const { findFeature } = await import('../../servicing/features/findFeature.ts')
    const { FEATURE_STATES } = await import('../../servicing/features/featureStates.ts')
    const { image, argument, judge, options, write } = session
    const wanted = argument ?? options.get('featurename')?.[0]
    if (wanted === undefined) throw new DismError('INVALID_COMMAND', '/FeatureName is missing')
    const { name, update, state } = findFeature(image, readFeatureList(session), wanted, judge)
    const lines = [
      `Feature Name : ${name}`,
      `Display Name : ${update.displayName ?? ''}`,
      `Description : ${update.description ?? ''}`,
      `Restart Required : ${RESTARTS[update.restart ?? ''] ?? 'Possible'}`,
      `State : ${FEATURE_STATES[state]}`,
    ]
    write(`Feature Information:\n\n${lines.join('\n')}\n\nCustom Properties:\n\n${properties(update.custom)}\n`)
  },
}

function properties(custom: readonly CustomProperty[]): string {
  if (custom.length === 0) return '(No custom properties found)\n'
  return custom.map(({ path, name, value }) => `${path}\\${name} : ${value}\n`).join('')
}
