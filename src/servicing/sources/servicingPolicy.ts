import { readDword, readString } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'

/** The policy "Specify settings for optional component installation and component repair", in SOFTWARE. */
const KEY = 'Microsoft\\Windows\\CurrentVersion\\Policies\\Servicing'

/** What a group policy of an image says of sources. */
export interface ServicingPolicy {
  /** LocalSourcePath, its parts. */
  readonly locations: readonly string[]
  /** UseWindowsUpdate; 2 forbids the download. */
  readonly useWindowsUpdate: number | undefined
  /** RepairContentServerSource; 2 passes a server of one's own by. */
  readonly contentServer: number | undefined
}

/** Reads the policy on sources. */
export function servicingPolicy(image: ImageReader): ServicingPolicy {
  const key = image.registry.key('SOFTWARE', KEY)
  const local = readString(key, 'LocalSourcePath') ?? ''
  return {
    locations: local
      .split(';')
      .map((path) => path.trim())
      .filter((path) => path !== ''),
    useWindowsUpdate: readDword(key, 'UseWindowsUpdate'),
    contentServer: readDword(key, 'RepairContentServerSource'),
  }
}
