import { readDword } from './readWindowsFacts.ts'
import type { ImageReader } from './WindowsImage.ts'

/**
 * SOFTWARE: how much of a desktop a server has, as documented ("Determining whether Server Core is running"): DWORDs
 * that are 1, `ServerCore` on every server of Windows Server 2012 and later.
 */
export const SERVER_LEVELS_KEY = 'Microsoft\\Windows NT\\CurrentVersion\\Server\\ServerLevels'

/** The values of that key that features set, by feature. */
export const SERVER_LEVELS = {
  'Server-Gui-Mgmt': 'Server-Gui-Mgmt',
  'Server-Gui-Shell': 'Server-Gui-Shell',
} as const

/**
 * SOFTWARE: what Server Manager knows of the Desktop Experience of Server 2012 and 2012 R2: DWORD `InstallState`, 1 when
 * it is installed. Documented of other roles (RDS-RD-Server); that the Desktop Experience has it too is inferred.
 */
export const DESKTOP_COMPONENT_KEY =
  'Microsoft\\ServerManager\\ServicingStorage\\ServerComponentCache\\Desktop-Experience'

/** A feature of a server's desktop, as DISM calls it. */
export type DesktopFeature = keyof typeof SERVER_LEVELS | 'DesktopExperience'

/** Whether an image is a server of any installation option. */
export function isServer(image: ImageReader): boolean {
  return image.identity().installationType.startsWith('Server')
}

/**
 * Whether a server has the Desktop Experience: on Server 2012 and 2012 R2 the feature on top of the graphical shell,
 * later the installation option of that name.
 */
export function hasDesktopExperience(image: ImageReader): boolean {
  const { version, installationType } = image.identity()
  if (installationType !== 'Server') return false
  return !version.startsWith('6.') || enabledDesktopFeatures(image).includes('DesktopExperience')
}

/** The features of its desktop that are enabled on a server of 2012 or 2012 R2. */
export function enabledDesktopFeatures({ registry }: ImageReader): readonly DesktopFeature[] {
  const levels = registry.key('SOFTWARE', SERVER_LEVELS_KEY)
  const enabled = (['Server-Gui-Mgmt', 'Server-Gui-Shell'] as const).filter(
    (feature) => readDword(levels, SERVER_LEVELS[feature]) === 1,
  )
  const experience = readDword(registry.key('SOFTWARE', DESKTOP_COMPONENT_KEY), 'InstallState') === 1
  return experience ? [...enabled, 'DesktopExperience'] : enabled
}
