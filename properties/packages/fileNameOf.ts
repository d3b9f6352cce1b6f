import type { AppSpec } from '../specs/AppSpec.ts'

/** What the file of an app is called: apps for Windows 8.1 have the older extensions. */
export function fileNameOf({ name, kind, windows }: AppSpec): string {
  const format = windows === '8.1' ? 'appx' : 'msix'
  return `${name}.${format}${kind === 'bundle' ? 'bundle' : ''}`
}
