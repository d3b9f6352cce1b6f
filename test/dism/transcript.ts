import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = `${process.env['DISMULATOR_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))}/corpus/transcripts`

/** Why transcripts cannot be compared, or undefined when they can. */
export const transcriptsMissing = existsSync(folder) ? undefined : `there are no real transcripts at ${folder}`

/** A real transcript by its number, without its header comments, with the CRLF ends of the original. */
export function transcript(number: string): string {
  const [, text = ''] = rawTranscript(number).split('# ---\n')
  return text.replaceAll('\n', '\r\n')
}

/** The same as it is in the corpus: below comments that tell the command, with LF ends. */
export function rawTranscript(number: string): string {
  const file = readdirSync(folder).find((name) => name.startsWith(`${number}-`))
  if (!file) throw new Error(`no transcript ${number}`)
  return readFileSync(`${folder}/${file}`, 'utf8')
}

/** As people paste it: without the first blank line and blanks at the ends of lines, and the bar painted once. */
export function pasted(stdout: string): string {
  return stdout
    .replaceAll(/ *\r\n/g, '\r\n')
    .replaceAll(/\r\[/g, '[')
    .trimStart()
}
