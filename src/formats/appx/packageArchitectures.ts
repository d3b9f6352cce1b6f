import type { PackageArchitecture } from './PackageIdentity.ts'

/** All architectures that a manifest may write. */
export const PACKAGE_ARCHITECTURES: readonly PackageArchitecture[] = ['neutral', 'x86', 'x64', 'arm', 'arm64', 'x86a64']

/** The architecture of that exact spelling, or undefined. */
export function parseArchitecture(text: string): PackageArchitecture | undefined {
  return PACKAGE_ARCHITECTURES.find((each) => each === text)
}
