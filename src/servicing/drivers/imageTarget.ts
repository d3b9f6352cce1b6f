import type { InfArchitecture, InfTarget } from '../../formats/inf/targetDecoration.ts'
import { isServer } from '../../image/serverDesktop.ts'
import type { WindowsArchitecture } from '../../image/WindowsArchitecture.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'

/** Architectures as INF files and the driver store write them. */
const NAMES: { readonly [architecture in WindowsArchitecture]: InfArchitecture } = {
  x86: 'x86',
  x64: 'amd64',
  arm: 'arm',
  arm64: 'arm64',
}

/** Numbers of product types: a workstation, a server that is no domain controller. */
const WORKSTATION = 1
const SERVER = 3

/** The Windows of an image, as sections of INF files are chosen for it. */
export function imageTarget(image: ImageReader): InfTarget {
  const [major = 0, minor = 0, build = 0] = image.identity().version.split('.').map(Number)
  const productType = isServer(image) ? SERVER : WORKSTATION
  return { architecture: NAMES[image.architecture()], major, minor, build, productType }
}
