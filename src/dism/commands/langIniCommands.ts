import { DismError } from '../../errors/DismError.ts'
import type { Command, CommandSession } from './Command.ts'

const DISTRIBUTION = { name: 'Distribution', argument: 'required' } as const

/** `/Gen-LangIni /Distribution:<folder>`: writes lang.ini anew. */
export const genLangIniCommand: Command = {
  name: 'Gen-LangIni',
  provider: 'IntlManager',
  target: 'image',
  argument: 'none',
  options: [DISTRIBUTION, { name: 'Set-SetupUILang', argument: 'required' }],
  summary: 'Generates a new lang.ini file.',
  help: `/Gen-LangIni /Distribution:<path_to_distribution_directory>

  Writes the file Lang.ini in the folder sources of a Windows distribution:
  the languages of the image and those of the distribution, and with which of
  them Setup starts. A file that is there is overwritten.

    Example:
      DISM.exe /Image:C:\\test\\offline /Gen-LangIni
      /Distribution:C:\\distribution
`,
  run: (session) => generate(session, session.options.get('set-setupuilang')?.[0]),
}

/** `/Set-SetupUILang:<language> /Distribution:<folder>`: lang.ini with another default language. */
export const setSetupUiLangCommand: Command = {
  name: 'Set-SetupUILang',
  provider: 'IntlManager',
  target: 'image',
  argument: 'required',
  options: [DISTRIBUTION, { name: 'Gen-LangIni', argument: 'none' }],
  summary: `Defines the default language that will be used
by setup.`,
  help: `/Set-SetupUILang:<language_name>
  /Distribution:<path_to_distribution_directory>

  Says in Lang.ini with which language Setup starts. When it is not there the
  first language that is there is taken.

    Example:
      DISM.exe /Image:C:\\test\\offline /Set-SetupUILang:fr-FR
      /Distribution:C:\\distribution
`,
  run: (session) => generate(session, session.argument),
}

async function generate({ host, target, image, options, judge }: CommandSession, language: string | undefined) {
  const { settingsOffline } = await import('../../servicing/international/rules.ts')
  const offline = target.kind !== 'online'
  if (
    !judge.decide(settingsOffline, 'lang.ini', offline, `the image is ${offline ? 'offline' : 'the running Windows'}`)
  )
    throw new DismError('NOT_SUPPORTED', 'lang.ini is made from an offline image only')
  const { writeLangIni } = await import('../../servicing/international/distribution.ts')
  writeLangIni(host, image, judge, options.get('distribution')?.[0], language)
}
