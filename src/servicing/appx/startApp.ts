import { isInAuditMode } from '../../image/readSetupState.ts'
import type { UserProfile } from '../../image/WindowsImage.ts'
import type { Operation } from '../Operation.ts'
import { namedPackage, sameName, type NamedPackage } from './NamedPackage.ts'
import { readUserPackages, type UserPackages } from './readUserPackages.ts'
import { registeredApps } from './registeredApps.ts'
import { appsInAuditMode, appStarts } from './rules/users.ts'
import { whyAppIsBlocked } from './whyAppIsBlocked.ts'

/** Whether an app starts. */
export interface AppStart {
  /** Full name as registered, or as asked for. */
  readonly packageName: string
  readonly starts: boolean
  /** Why it does or does not, in one clause. */
  readonly because: string
}

/**
 * A user starts an app. The image stays as it is.
 * @param packageName full name of the app or of its bundle, its family name, or an AppUserModelID of the family
 */
export function startApp(user: UserProfile, packageName: string): Operation<AppStart> {
  return function* (image, context) {
    yield { label: `start ${packageName} for ${user.name}` }
    const packages = readUserPackages(image, user.sid)
    const app = registeredApps(image, user.sid).find((one) => isNamed(one, packageName, packages))
    const name = app?.fullName ?? packageName
    const registered = `${user.name} ${app ? 'has' : 'does not have'} it registered`
    if (!context.decide(appStarts, name, app !== undefined, registered))
      return { packageName: name, starts: false, because: registered }

    const inAudit = isInAuditMode(image)
    const audit = `Windows is ${inAudit ? '' : 'not '}in audit mode`
    if (!context.decide(appsInAuditMode, name, !inAudit, audit))
      return { packageName: name, starts: false, because: audit }

    const blocked = whyAppIsBlocked(image, name, context)
    return { packageName: name, starts: blocked === undefined, because: blocked ?? registered }
  }
}

function isNamed(app: NamedPackage, name: string, packages: UserPackages): boolean {
  if (sameName(app.fullName, name) || sameName(app.familyName, name.replace(/!.*$/, ''))) return true
  return packages.has(name) && sameName(app.familyName, namedPackage(name)?.familyName ?? '')
}
