import type { LangIni } from './LangIni.ts'

/** The text of a lang.ini, with CRLF ends, as Microsoft's samples show it. */
export function formatLangIni({ available, fallbacks }: LangIni): string {
  return [
    '[Available UI Languages]',
    ...available.map(({ language, status }) => `${language} = ${status}`),
    '',
    '[Fallback Languages]',
    ...Object.entries(fallbacks).map(([language, fallback]) => `${language} = ${fallback}`),
    '',
  ].join('\r\n')
}
