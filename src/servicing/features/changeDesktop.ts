import { DismError } from '../../errors/DismError.ts'
import {
  DESKTOP_COMPONENT_KEY,
  enabledDesktopFeatures,
  isServer,
  SERVER_LEVELS,
  SERVER_LEVELS_KEY,
  type DesktopFeature,
} from '../../image/serverDesktop.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import { readProvisioned } from '../appx/readProvisioned.ts'
import type { Operation, OperationContext } from '../Operation.ts'
import { appsStay, featureKnown } from './featureRules.ts'

const CURRENT_VERSION = 'Microsoft\\Windows NT\\CurrentVersion'

/** The features of a server's desktop, each on top of the one before. */
const FEATURES: readonly DesktopFeature[] = ['Server-Gui-Mgmt', 'Server-Gui-Shell', 'DesktopExperience']

/** What Server Manager calls them, where that differs. */
const SERVER_MANAGER_NAMES: { readonly [name: string]: DesktopFeature } = {
  'server-gui-mgmt-infra': 'Server-Gui-Mgmt',
  'desktop-experience': 'DesktopExperience',
}

/** What changed. */
export interface DesktopChange {
  /** The feature that was named. */
  readonly feature: DesktopFeature
  /** Those whose state changed, in the order in which they were enabled or disabled. */
  readonly changed: readonly DesktopFeature[]
}

/**
 * Enables or disables a feature of a server's desktop, with those that it needs or that need it.
 * @param name as DISM or Server Manager calls it, in any case
 * Throws DismError NOT_FOUND for a feature that the image does not have.
 */
export function changeDesktop(name: string, enable: boolean): Operation<DesktopChange> {
  return function* (image, context) {
    const feature = findFeature(image, name, context)
    yield { label: `${enable ? 'enable' : 'disable'} ${feature}` }
    const before = enabledDesktopFeatures(image)
    const place = FEATURES.indexOf(feature)
    const changed = enable
      ? FEATURES.slice(0, place + 1).filter((one) => !before.includes(one))
      : FEATURES.slice(place)
          .filter((one) => before.includes(one))
          .toReversed()
    if (!enable && changed.includes('DesktopExperience')) {
      const apps = readProvisioned(image).map((app) => app.fullName)
      context.decide(
        appsStay,
        'DesktopExperience',
        apps.length > 0,
        apps.length > 0 ? apps.join(', ') : 'there are none',
      )
    }
    for (const one of changed) writeState(image, one, enable)
    const shown = enabledDesktopFeatures(image).includes('Server-Gui-Mgmt') ? 'Server' : 'Server Core'
    image.registry.setString('SOFTWARE', CURRENT_VERSION, 'InstallationType', shown)
    return { feature, changed }
  }
}

function findFeature(image: ImageReader, name: string, context: OperationContext): DesktopFeature {
  const { version, installationType } = image.identity()
  const lower = name.toLowerCase()
  const feature = SERVER_MANAGER_NAMES[lower] ?? FEATURES.find((one) => one.toLowerCase() === lower)
  const because = `it is ${installationType} ${version}`
  const known = feature !== undefined && isServer(image) && /^6\.[23]\./.test(version)
  if (!context.decide(featureKnown, name, known, because) || !feature)
    throw new DismError('NOT_FOUND', `the image has no feature ${name} of a desktop: ${because}`)
  return feature
}

function writeState(image: ForkedImage, feature: DesktopFeature, enable: boolean): void {
  if (feature === 'DesktopExperience')
    image.registry.setDword('SOFTWARE', DESKTOP_COMPONENT_KEY, 'InstallState', enable ? 1 : 0)
  else if (enable) image.registry.setDword('SOFTWARE', SERVER_LEVELS_KEY, SERVER_LEVELS[feature], 1)
  else image.registry.deleteValue('SOFTWARE', SERVER_LEVELS_KEY, SERVER_LEVELS[feature])
}
