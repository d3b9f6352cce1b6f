import { ERRORS, type ErrorName } from './catalogue.ts'

/**
 * The one error of servicing: an entry of the catalogue with its arguments. `detail` says what exactly went wrong
 * in our words; it goes to dism.log and `explain`, never to DISM's own output.
 */
export class DismError extends Error {
  override readonly name = 'DismError'
  readonly code: ErrorName
  /** Unsigned HRESULT. */
  readonly hresult: number
  /** The text that DISM prints, lines parted by `\n`. */
  readonly text: string
  readonly detail: string

  /** @param options.text what is printed in place of the catalogue's text */
  constructor(
    code: ErrorName,
    detail: string,
    options: { args?: readonly string[]; cause?: unknown; text?: string } = {},
  ) {
    super(`${code}: ${detail}`, options.cause === undefined ? undefined : { cause: options.cause })
    const entry = ERRORS[code]
    this.code = code
    this.hresult = entry.hresult
    const text = options.text ?? entry.message
    this.text = text.replaceAll(/%(\d)/g, (_, digit: string) => options.args?.[Number(digit) - 1] ?? '')
    this.detail = detail
  }
}
