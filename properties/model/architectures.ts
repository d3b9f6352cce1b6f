import type { PackageArchitecture } from '../../src/formats/appx/PackageIdentity.ts'
import type { ModelImage } from './ModelImage.ts'

/** What runs on an image, the preferred first. An arm64 Windows runs x64 from Windows 11 on. */
export function runsOn({ architecture, build }: Pick<ModelImage, 'architecture' | 'build'>): PackageArchitecture[] {
  if (architecture === 'x64') return ['x64', 'x86', 'neutral']
  if (architecture === 'x86') return ['x86', 'neutral']
  if (architecture === 'arm') return ['arm', 'neutral']
  return build >= 22000 ? ['arm64', 'x64', 'arm', 'x86', 'neutral'] : ['arm64', 'arm', 'x86', 'neutral']
}
