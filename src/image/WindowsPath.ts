/** Path algebra of volumes: `\` separated, relative to the root, the root being the empty path. */

/** Joins parts; empty parts vanish. */
export function joinPath(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\\')
}

/** The components of a path, without empty ones. `/` counts as a separator. */
export function splitPath(path: string): string[] {
  const parts = (path.includes('/') ? path.replaceAll('/', '\\') : path).split('\\')
  return parts.includes('') ? parts.filter((part) => part !== '') : parts
}

/** The path of the folder that holds `path`; the root's is the root. */
export function parentPath(path: string): string {
  return splitPath(path).slice(0, -1).join('\\')
}

/** The last component; empty for the root. */
export function baseName(path: string): string {
  return splitPath(path).at(-1) ?? ''
}
