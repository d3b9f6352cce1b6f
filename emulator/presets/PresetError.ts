/** A wish for an image that never existed. The message says what exists. */
export class PresetError extends Error {
  override readonly name = 'PresetError'
}
