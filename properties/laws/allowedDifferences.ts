/** A difference that adding and removing an app may leave in an image, and the rule that says so. */
export interface AllowedDifference {
  /** Id of a rule of the register. */
  readonly rule: string
  readonly because: string
  readonly kind: 'added' | 'removed'
  /**
   * A file or folder, or a key below SOFTWARE with a leading `SOFTWARE\`, with all that is below it. `*` stands for any
   * name, `{family}` for the family of the app, `{new}` for a framework that came with the app and to which another app
   * was raised, `{old}` for what the other app had before.
   */
  readonly path: string
}

const STORE = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore'

/** Where a package in the image shows. */
const PACKAGE_PLACES = [
  'Program Files\\WindowsApps',
  'ProgramData\\Microsoft\\Windows\\AppRepository\\Packages',
  `${STORE}\\Staged\\*`,
]

/** Where the frameworks of an app show. */
const FRAMEWORK_PLACES = [`${STORE}\\Applications\\*`, `${STORE}\\Staged\\*\\*`]

const RAISED = 'of a framework the newest version is kept, and the apps that are there are raised to it'
const OUT_OF_USE = 'an older version that no user has goes'

/** What adding and removing an app may leave in an image. */
export const ALLOWED_DIFFERENCES: readonly AllowedDifference[] = [
  {
    rule: 'appx.deprovisioned.mark',
    because: 'an app that was removed is marked',
    kind: 'added',
    path: `${STORE}\\Deprovisioned\\{family}`,
  },
  ...[...PACKAGE_PLACES, ...FRAMEWORK_PLACES].map(
    (place) => ({ rule: 'appx.dependency.newest', because: RAISED, kind: 'added', path: `${place}\\{new}` }) as const,
  ),
  ...FRAMEWORK_PLACES.map(
    (place) => ({ rule: 'appx.dependency.newest', because: RAISED, kind: 'removed', path: `${place}\\{old}` }) as const,
  ),
  ...PACKAGE_PLACES.map(
    (place) =>
      ({ rule: 'appx.framework.inuse', because: OUT_OF_USE, kind: 'removed', path: `${place}\\{old}` }) as const,
  ),
]
