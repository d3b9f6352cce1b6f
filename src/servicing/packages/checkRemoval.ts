import { DismError } from '../../errors/DismError.ts'
import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { isLastLanguage } from '../languages/isLastLanguage.ts'
import { manifestPath, OWNER_KINDS } from './cbsPaths.ts'
import { releaseTypeFrom } from './judgePackage.ts'
import { hasPlace } from './packageGoals.ts'
import { parsePackageIdentity } from './packageIdentity.ts'
import { hasPendingWork } from './pendingWork.ts'
import { readPackage, type RegisteredPackage } from './readPackages.ts'
import { releaseTypeByName } from './releaseTypeByName.ts'
import { RELEASE_TYPES } from './releaseTypes.ts'
import {
  defaultLanguageKept,
  languagePending,
  packageBase,
  packageOwned,
  packagePermanent,
  removalManifest,
} from './removeRules.ts'

/**
 * Decides whether a package of an image can be removed by itself.
 * @param manifest undefined when it cannot be read
 * @throws DismError CBS_INVALID_PACKAGE, CBS_CANNOT_UNINSTALL, CBS_PENDING, CBS_STORE_CORRUPTION
 */
export function checkRemoval(
  image: ImageReader,
  registered: RegisteredPackage,
  manifest: PackageManifest | undefined,
  online: boolean,
  judge: Judge,
): void {
  const { identity } = registered
  checkOwners(image, registered, judge)
  checkPermanence(registered, manifest, judge)
  const releaseType =
    releaseTypeByName(identity) ?? releaseTypeFrom(identity, manifest ?? 'there is no manifest', judge)
  const { releaseTypes = [] } = judge.variant(packageBase).value ?? {}
  const because = `it is a ${RELEASE_TYPES[releaseType].text}`
  if (judge.decide(packageBase, identity, releaseTypes.includes(releaseType), because))
    throw new DismError('CBS_CANNOT_UNINSTALL', `${identity}: ${because}`)
  if (releaseType === 'LanguagePack') checkLanguagePack(image, registered, online, judge)
  const why = manifest ? 'it can be read' : `there is none that can be read at ${manifestPath(identity)}`
  if (!judge.decide(removalManifest, identity, manifest !== undefined, why))
    throw new DismError('CBS_STORE_CORRUPTION', `${identity}: ${why}`)
}

/** What is there only for others cannot go by itself. */
function checkOwners(image: ImageReader, registered: RegisteredPackage, judge: Judge): void {
  const { identity } = registered
  const all = registered.owners()
  const container = all.find(({ kind, identity: owner }) => kind !== OWNER_KINDS.own && readPackage(image, owner))
  const isOwn = all.some(({ kind }) => kind === OWNER_KINDS.own)
  const because = isOwn
    ? 'it is there for itself'
    : container
      ? `it is there for ${container.identity}`
      : 'nothing owns it'
  if (judge.decide(packageOwned, identity, !isOwn && container !== undefined, because))
    throw new DismError('CBS_INVALID_PACKAGE', `${identity}: ${because}`)
}

function checkPermanence(registered: RegisteredPackage, manifest: PackageManifest | undefined, judge: Judge): void {
  const { identity, currentState } = registered
  const { intendedState } = judge.variant(packagePermanent).value ?? {}
  const stated = manifest?.permanent === true
  const kept =
    currentState === intendedState || registered.owners().some((owner) => owner.intendedState === intendedState)
  const because = stated ? 'the manifest says so' : kept ? 'the registry says so' : 'nothing says that it is'
  if (judge.decide(packagePermanent, identity, stated || kept, because))
    throw new DismError('CBS_CANNOT_UNINSTALL', `${identity} is permanent: ${because}`)
}

function checkLanguagePack(image: ImageReader, registered: RegisteredPackage, online: boolean, judge: Judge): void {
  const { identity } = registered
  const language = parsePackageIdentity(identity)?.language ?? ''
  const isDefault = language.toLowerCase() === image.defaultLanguage().toLowerCase()
  const because = `the default is ${image.defaultLanguage()}, ${online ? 'Windows runs' : 'the image is offline'}`
  if (judge.decide(defaultLanguageKept, identity, isDefault && online, because))
    throw new DismError('CBS_CANNOT_UNINSTALL', `${identity}: ${because}`)
  if (hasPlace(registered) && isLastLanguage(image, language, judge))
    throw new DismError('CBS_CANNOT_UNINSTALL', `${identity}: ${language} is the only language of the image`)
  if (online) return
  const waits = hasPendingWork(image)
  const why = waits ? 'something waits for the next start' : 'nothing waits'
  if (judge.decide(languagePending, identity, waits, why)) throw new DismError('CBS_PENDING', `${identity}: ${why}`)
}
