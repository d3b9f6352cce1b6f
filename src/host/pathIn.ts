/** The path of what lies in a folder of the host, with the separators that the folder's has. `name` may be a `\` separated path. */
export function pathIn(folder: string, name: string): string {
  const slashes = !folder.includes('\\') && folder.includes('/')
  return `${folder.replace(/[\\/]+$/, '')}${slashes ? '/' : '\\'}${slashes ? name.replaceAll('\\', '/') : name}`
}
