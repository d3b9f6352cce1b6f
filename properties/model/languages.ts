/** Language tags that packages and images of the arbitraries have, with language, script and region (`-`: none). */
const TABLE = `
  en          en Latn -
  en-001      en Latn -
  en-US       en Latn US
  en-GB       en Latn GB
  fr          fr Latn -
  fr-FR       fr Latn FR
  fr-CA       fr Latn CA
  de          de Latn -
  de-DE       de Latn DE
  es          es Latn -
  es-419      es Latn 419
  es-ES       es Latn ES
  es-MX       es Latn MX
  pt          pt Latn -
  pt-PT       pt Latn PT
  pt-BR       pt Latn BR
  sr          sr Cyrl -
  sr-Cyrl-RS  sr Cyrl RS
  sr-Latn     sr Latn -
  sr-Latn-RS  sr Latn RS
  zh-Hans     zh Hans -
  zh-Hans-CN  zh Hans CN
  zh-CN       zh Hans CN
  zh-SG       zh Hans SG
  zh-Hant     zh Hant -
  zh-Hant-HK  zh Hant HK
  zh-HK       zh Hant HK
  zh-TW       zh Hant TW
  zh-Hant-TW  zh Hant TW
`

interface Tag {
  readonly language: string
  readonly region: string | undefined
}

const TAGS = new Map(
  TABLE.trim()
    .split('\n')
    .map((line): [string, Tag] => {
      const [tag = '', language = '', script = '', region = ''] = line.trim().split(/ +/)
      return [tag.toLowerCase(), { language: `${language}-${script}`, region: region === '-' ? undefined : region }]
    }),
)

/** Whether a package in one language serves somebody who asks for another: it is the same, or has no region. */
export function serves(offered: string, asked: string): boolean {
  const [a, b] = [tagOf(offered), tagOf(asked)]
  return a.language === b.language && (a.region === b.region || a.region === undefined)
}

/** Whether two languages differ by their regions alone. */
export function siblings(one: string, other: string): boolean {
  const [a, b] = [tagOf(one), tagOf(other)]
  return a.language === b.language && a.region !== b.region && a.region !== undefined && b.region !== undefined
}

function tagOf(tag: string): Tag {
  const known = TAGS.get(tag.toLowerCase())
  if (!known) throw new Error(`the model does not know the language ${tag}`)
  return known
}
