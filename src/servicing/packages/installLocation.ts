/**
 * The folder that a package came from as the registry has it: `\\?\C:\in\one.cab\`. What lies on a disk that is no drive
 * of a Windows computer counts as lying in `C:\Packages`, so that the same package gives the same value everywhere.
 */
export function installLocation(path: string): string {
  const windows = path.replaceAll('/', '\\').replace(/\\+$/, '')
  if (windows.startsWith('\\\\?\\')) return `${windows}\\`
  if (path.startsWith('\\\\')) return `\\\\?\\UNC\\${windows.slice(2)}\\`
  if (/^[A-Z]:\\/i.test(windows)) return `\\\\?\\${windows}\\`
  const name = windows.slice(windows.lastIndexOf('\\') + 1)
  return /^\.*$/.test(name) ? '\\\\?\\C:\\Packages\\' : `\\\\?\\C:\\Packages\\${name}\\`
}
