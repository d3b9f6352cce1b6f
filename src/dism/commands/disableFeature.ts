import type { Command } from './Command.ts'
import { FEATURE_COMMAND, FEATURES_OF_PACKAGE } from './featureCommand.ts'

/** `/Disable-Feature /FeatureName:<name>… [/PackageName:<identity>] [/Remove]`. */
export const disableFeatureCommand: Command = {
  name: 'Disable-Feature',
  ...FEATURE_COMMAND,
  options: [...FEATURES_OF_PACKAGE, { name: 'Remove', argument: 'none', since: '6.2.9200' }],
  summary: 'Disables a specific feature in the image.',
  help: `/Disable-Feature /FeatureName:<name_in_image> [/PackageName:<name_in_image>]
  [/Remove]

  Disables features, and those that stand on them. /FeatureName may be given more
  than once. /Remove takes the files of the features out of the image too.

    Example:
      DISM.exe /Online /Disable-Feature /FeatureName:TelnetClient /Remove
`,
  async run(session) {
    const { runFeatureChange } = await import('./runFeatureChange.ts')
    const { disableFeatures } = await import('../../servicing/features/disableFeatures.ts')
    runFeatureChange(session, 'Disabling feature(s)', (request) =>
      disableFeatures({ ...request, removePayload: session.options.has('remove') }),
    )
  },
}
