import type { DistributionLanguages } from '../../servicing/international/distribution.ts'
import type { LanguageKind } from '../../servicing/international/installedLanguages.ts'
import type { InternationalReport } from '../../servicing/international/readInternational.ts'
import type { Command } from './Command.ts'

/** What dism.exe says of how much of Windows speaks a language. */
const KIND_TEXTS: { readonly [kind in LanguageKind]: string } = {
  full: 'Fully localized language.',
  partial: 'Partially localized language, MUI type.',
  'interface pack': 'Partially localized language, LIP type.',
}

/** `/Get-Intl [/Distribution:<folder>]`: the international settings and languages of an image. */
export const getIntlCommand: Command = {
  name: 'Get-Intl',
  provider: 'IntlManager',
  target: 'image',
  argument: 'none',
  options: [{ name: 'Distribution', argument: 'required' }],
  summary: `Displays information about the international 
settings and languages.`,
  help: `/Get-Intl [/Distribution:<path_to_distribution_directory>]

  Shows the international settings and the UI languages of an image. The user
  locale is shown for an offline image only. /Distribution adds the languages
  of a Windows distribution.

    Examples:
      DISM.exe /Online /Get-Intl
      DISM.exe /Image:C:\\test\\offline /Get-Intl
      DISM.exe /Image:C:\\test\\offline /Get-Intl /Distribution:C:\\distribution
`,
  async run({ host, target, image, options, judge, write }) {
    const { readInternational } = await import('../../servicing/international/readInternational.ts')
    const { userReported } = await import('../../servicing/international/rules.ts')
    const [folder] = options.get('distribution') ?? []
    const offline = target.kind !== 'online'
    const because = offline ? 'the image is offline' : 'it is the running Windows'
    const report = readInternational(image)
    const withUser = judge.decide(userReported, 'user locale', offline, because)
    const { distributionLanguages } = await import('../../servicing/international/distribution.ts')
    const distribution = folder === undefined ? undefined : distributionLanguages(host, folder)
    write(`Reporting ${target.kind === 'online' ? 'online' : 'offline'} international settings.\n\n`)
    write(`${settingLines(report, withUser)}\n${languageLines(report)}\n`)
    if (distribution) write(distributionLines(distribution))
  },
}

function settingLines(report: InternationalReport, withUser: boolean): string {
  const { location, fallback } = report
  const lines: readonly (readonly [label: string, value: string | undefined])[] = [
    ['Default system UI language', report.uiLanguage],
    ['The UI language fallback is', fallback],
    ['System locale', report.systemLocale],
    ['Default time zone', report.timeZone],
    ['User locale for default user', withUser ? report.userLocale : undefined],
    ['Location', withUser && location ? `${location.name} (GEOID = ${location.geoId})` : undefined],
    ['Active keyboard(s)', report.inputLocales.join(', ')],
    ['Keyboard layered driver', report.keyboardDriver ?? 'Not installed.'],
  ]
  return lines.map(([label, value]) => (value === undefined ? '' : `${label} : ${value}\n`)).join('')
}

function languageLines({ languages }: InternationalReport): string {
  return languages
    .map(({ tag, kind, fallbacks }) => {
      const more = fallbacks.length > 0 ? `    Fallback Languages ${fallbacks.join(', ')}\n` : ''
      return `Installed language(s): ${tag}\n  Type : ${KIND_TEXTS[kind]}\n${more}`
    })
    .join('')
}

/** Inferred: that a distribution without lang.ini has the words of one without other languages. */
function distributionLines({ defaultLanguage, others }: DistributionLanguages): string {
  const none = 'No languages found'
  return `Reporting distribution languages.

The default language in the distribution is:
${defaultLanguage ?? none}

The other available languages in the distribution are:
${others.length > 0 ? others.join(', ') : none}

`
}
