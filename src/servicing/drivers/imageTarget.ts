import type { InfTarget } from '../../formats/inf/targetDecoration.ts'
import { isServer } from '../../image/serverDesktop.ts'
import { PROCESSOR_NAMES } from '../../image/WindowsArchitecture.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'

/** Numbers of product types: a workstation, a server that is no domain controller. */
const WORKSTATION = 1
const SERVER = 3

/** The Windows of an image, as sections of INF files are chosen for it. */
export function imageTarget(image: ImageReader): InfTarget {
  const [major = 0, minor = 0, build = 0] = image.identity().version.split('.').map(Number)
  const productType = isServer(image) ? SERVER : WORKSTATION
  return { architecture: PROCESSOR_NAMES[image.architecture()], major, minor, build, productType }
}
