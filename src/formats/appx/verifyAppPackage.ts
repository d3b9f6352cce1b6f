import type { AppBundle, AppPackage } from './AppPackage.ts'

/**
 * Reads everything once: all files of a package, and for a bundle those of all its packages, which are opened.
 * @throws FormatError at the first thing that does not match
 */
export async function verifyAppPackage(opened: AppPackage | AppBundle): Promise<void> {
  opened.verify()
  if (opened.kind === 'package') return
  for (const member of opened.packages) (await member.open()).verify()
}
