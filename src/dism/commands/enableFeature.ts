import type { Command, CommandSession } from './Command.ts'
import { FEATURE_COMMAND, FEATURES_OF_PACKAGE } from './featureCommand.ts'

/** `/Enable-Feature /FeatureName:<name>… [/PackageName:<identity>] [/Source:<path>…] [/LimitAccess] [/All]`. */
export const enableFeatureCommand: Command = {
  name: 'Enable-Feature',
  ...FEATURE_COMMAND,
  options: [
    ...FEATURES_OF_PACKAGE,
    { name: 'Source', argument: 'required', repeatable: true, since: '6.2.9200' },
    { name: 'LimitAccess', argument: 'none', since: '6.2.9200' },
    { name: 'All', argument: 'none', since: '6.2.9200' },
  ],
  summary: 'Enables a specific feature in the image.',
  help: `/Enable-Feature /FeatureName:<name_in_image> [/PackageName:<name_in_image>]
  [/Source:<source>] [/LimitAccess] [/All]

  Enables features. /FeatureName and /Source may be given more than once.
  /Source names a folder with the files of features that have none in the image:
  sources\\sxs of an installation medium, or a Windows image. /LimitAccess keeps
  DISM from asking Windows Update. /All enables all that a feature stands on too.

    Examples:
      DISM.exe /Online /Enable-Feature /FeatureName:Microsoft-Hyper-V /All

      DISM.exe /Image:C:\\test\\offline /Enable-Feature /FeatureName:NetFx3
      /Source:D:\\sources\\sxs /LimitAccess
`,
  async run(session) {
    const { runFeatureChange } = await import('./runFeatureChange.ts')
    const { enableFeatures } = await import('../../servicing/features/enableFeatures.ts')
    const { openFeatureSource } = await import('../../servicing/features/openFeatureSource.ts')
    const { host, options } = session
    const openSource = (path: string) => openFeatureSource(host, path)
    runFeatureChange(session, 'Enabling feature(s)', (request) =>
      enableFeatures({
        ...request,
        sources: readSources(session),
        openSource,
        limitAccess: options.has('limitaccess'),
        all: options.has('all'),
      }),
    )
  },
}

/** An index of a .wim file as a source is no folder: what it holds cannot be read yet. */
function readSources({ options, lack }: CommandSession): readonly string[] {
  const sources = options.get('source') ?? []
  for (const source of sources)
    if (/^wim:/i.test(source)) lack(`Dismulator cannot read ${source}: it has nothing for it`)
  return sources
}
