import { DismError } from '../../errors/DismError.ts'
import { isServer } from '../../image/serverDesktop.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Operation } from '../Operation.ts'
import { desktopFeatureKnown } from './desktopRules.ts'
import { disableFeatures } from './disableFeatures.ts'
import { enableSelected } from './enableFeatures.ts'
import { settleFeatures } from './settleFeatures.ts'

/** The features of a server's desktop by what DISM and Server Manager call them, in lower case. */
const DESKTOP_FEATURES: { readonly [name: string]: string } = {
  'server-gui-mgmt': 'Server-Gui-Mgmt',
  'server-gui-mgmt-infra': 'Server-Gui-Mgmt',
  'server-gui-shell': 'Server-Gui-Shell',
  desktopexperience: 'DesktopExperience',
  'desktop-experience': 'DesktopExperience',
}

/** Has the payload of all features. */
const MEDIUM = { path: 'an installation medium', has: () => true }

/** What changed. */
export interface NamedFeatureChange {
  /** The feature that was named. */
  readonly feature: string
  /** Those whose state changed, in the order in which they were enabled or disabled. */
  readonly changed: readonly string[]
}

/**
 * Enables or disables a feature, with those that it needs or that need it, as if Windows was restarted when it must be
 * and an installation medium was at hand.
 * @param name as DISM calls it; features of a server's desktop also as Server Manager calls them
 *
 * Throws DismError NOT_FOUND for a desktop that the image does not have, and what `enableFeatures` throws.
 */
export function changeFeatureNow(name: string, enable: boolean): Operation<NamedFeatureChange> {
  return function* (image, context) {
    const desktop = DESKTOP_FEATURES[name.toLowerCase()]
    if (desktop !== undefined) checkDesktop(image, name, context)
    const request = { names: [desktop ?? name], packageName: undefined, online: true }
    const { changed, named } = yield* enable
      ? enableSelected({ ...request, all: true, sources: [MEDIUM.path], openSource: () => MEDIUM, limitAccess: true })(
          image,
          context,
        )
      : disableFeatures({ ...request, removePayload: false })(image, context)
    settleFeatures(image, context)
    return { feature: named[0] ?? name, changed }
  }
}

function checkDesktop(image: ImageReader, name: string, judge: Judge): void {
  const { version, installationType } = image.identity()
  const because = `it is ${installationType} ${version}`
  const { kernels = [] } = judge.variant(desktopFeatureKnown).value ?? {}
  const has = isServer(image) && kernels.some((kernel) => version.startsWith(`${kernel}.`))
  if (!judge.decide(desktopFeatureKnown, name, has, because))
    throw new DismError('NOT_FOUND', `the image has no feature ${name} of a desktop: ${because}`)
}
