import {
  DESKTOP_COMPONENT_KEY,
  enabledDesktopFeatures,
  SERVER_LEVELS,
  SERVER_LEVELS_KEY,
  type DesktopFeature,
} from '../../image/serverDesktop.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import { readProvisioned } from '../appx/readProvisioned.ts'
import type { OperationContext } from '../Operation.ts'
import { appsStay } from './desktopRules.ts'

const CURRENT_VERSION = 'Microsoft\\Windows NT\\CurrentVersion'

/** What a feature does to the rest of the image once it is enabled or disabled. */
type FeatureEffect = (image: ForkedImage, enabled: boolean, context: OperationContext) => void

/** The features of a server's desktop tell what installation option it is; of all others nothing is known to matter. */
const EFFECTS: { readonly [name in DesktopFeature]: FeatureEffect } = {
  'Server-Gui-Mgmt': (image, enabled) => writeLevel(image, SERVER_LEVELS['Server-Gui-Mgmt'], enabled),
  'Server-Gui-Shell': (image, enabled) => writeLevel(image, SERVER_LEVELS['Server-Gui-Shell'], enabled),
  DesktopExperience(image, enabled, context) {
    const apps = enabled ? [] : readProvisioned(image).map((app) => app.fullName)
    if (!enabled) context.decide(appsStay, 'DesktopExperience', apps.length > 0, apps.join(', ') || 'there are none')
    image.registry.setDword('SOFTWARE', DESKTOP_COMPONENT_KEY, 'InstallState', enabled ? 1 : 0)
  },
}

/** Lets a feature have its effect in the image, once it is enabled or disabled for good. */
export function applyFeature(image: ForkedImage, name: string, enabled: boolean, context: OperationContext): void {
  for (const [feature, effect] of Object.entries(EFFECTS))
    if (feature.toLowerCase() === name.toLowerCase()) effect(image, enabled, context)
}

function writeLevel(image: ForkedImage, level: string, enabled: boolean): void {
  if (enabled) image.registry.setDword('SOFTWARE', SERVER_LEVELS_KEY, level, 1)
  else image.registry.deleteValue('SOFTWARE', SERVER_LEVELS_KEY, level)
  const shown = enabledDesktopFeatures(image).includes('Server-Gui-Mgmt') ? 'Server' : 'Server Core'
  image.registry.setString('SOFTWARE', CURRENT_VERSION, 'InstallationType', shown)
}
