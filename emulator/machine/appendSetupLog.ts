import { readAll } from '../../src/formats/ByteSource.ts'
import { joinBytes } from '../../src/formats/joinBytes.ts'
import { millisecondsOf } from '../../src/host/Clock.ts'
import { replaceFile } from '../../src/image/replaceFile.ts'
import type { ForkedImage } from '../../src/image/WindowsImage.ts'
import { joinPath } from '../../src/image/WindowsPath.ts'

/** A line of Sysprep's log. */
export interface SetupLogLine {
  readonly word: 'Info' | 'Error'
  readonly text: string
  /** The number of the message, in hexadecimal. */
  readonly code?: string | undefined
}

const FOLDER = 'Windows\\System32\\Sysprep\\Panther'

/**
 * Adds lines to Sysprep's logs: all to setupact.log, errors to setuperr.log too. A line is the local time, the word, the
 * number of the message in columns 34 to 44 or blanks, the component and the text; CRLF.
 * @param now FILETIME
 * @param timeZoneOffset minutes to add to UTC
 */
export function appendSetupLog(
  image: ForkedImage,
  lines: readonly SetupLogLine[],
  now: bigint,
  timeZoneOffset: number,
): void {
  const local = new Date(Math.floor(millisecondsOf(now)) + timeZoneOffset * 60_000).toISOString()
  const stamp = `${local.slice(0, 10)} ${local.slice(11, 19)}`
  const format = ({ word, text, code }: SetupLogLine) =>
    `${stamp}, ${word.padEnd(11)}${(code === undefined ? '' : `[${code}]`).padEnd(11)}SYSPRP ${text}\r\n`
  append(image, 'setupact.log', lines.map(format).join(''))
  append(
    image,
    'setuperr.log',
    lines
      .filter(({ word }) => word === 'Error')
      .map(format)
      .join(''),
  )
}

function append(image: ForkedImage, name: string, text: string): void {
  const path = joinPath(FOLDER, name)
  const before = image.volume.stat(path)?.kind === 'file' ? [readAll(image.volume.open(path))] : []
  if (text !== '') replaceFile(image.volume, path, joinBytes([...before, new TextEncoder().encode(text)]))
}
