/** The value of an option that takes several words parted by commas: `en-US,es-ES`. Undefined when it was not given. */
export function listOption(text: string | undefined): readonly string[] | undefined {
  return text
    ?.split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
