/** The names in a path of a key: `\` separated, none for the root. */
export function namesOf(path: string): string[] {
  return path === '' ? [] : path.split('\\')
}
