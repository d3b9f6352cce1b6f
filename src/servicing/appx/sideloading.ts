import { DismError } from '../../errors/DismError.ts'
import type { AppBundle, AppPackage } from '../../formats/appx/AppPackage.ts'
import { readAll } from '../../formats/ByteSource.ts'
import { SIGNATURE_FILE } from '../../formats/appx/footprint.ts'
import { packageFamilyName, packageFullName } from '../../formats/appx/packageFullName.ts'
import { isMicrosoftSigned } from '../../formats/appx/signature/isMicrosoftSigned.ts'
import { readDword } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { appxFiles } from './appxPaths.ts'
import { buildNumber } from './buildNumber.ts'
import { sameName, type NamedPackage } from './NamedPackage.ts'
import { lineOfBusiness, sideloadingAllowed } from './rules/sideloading.ts'

/** Keys of SOFTWARE that allow or forbid sideloading, the stronger first. */
const SWITCHES = ['Policies\\Microsoft\\Windows\\Appx', 'Microsoft\\Windows\\CurrentVersion\\AppModelUnlock'] as const

/**
 * Decides whether an app that is added is a line-of-business app, and whether the image allows those.
 * @param licensed whether a license was given with it
 * @throws DismError APPX_SIDELOADING_DISABLED where that is refused
 */
export function checkSideloading(
  image: ImageReader,
  main: AppPackage | AppBundle,
  licensed: boolean,
  judge: Judge,
): void {
  const fullName = packageFullName(main.identity)
  const signature = main.files.find(({ path }) => sameName(path, SIGNATURE_FILE))
  const bytes = signature && readAll(signature.content)
  if (licensed || !isLineOfBusiness(image, { fullName, familyName: packageFamilyName(main.identity) }, bytes, judge))
    return
  const refuse = judge.variant(sideloadingAllowed).value?.refuse === true
  if (!allowsSideloading(image, fullName, judge) && refuse)
    throw new DismError('APPX_SIDELOADING_DISABLED', `${fullName}: the image does not allow sideloading`)
}

/** Decides whether an app is a line-of-business app. @param signature its AppxSignature.p7x, or undefined */
export function isLineOfBusiness(
  image: ImageReader,
  { fullName, familyName }: Pick<NamedPackage, 'fullName' | 'familyName'>,
  signature: Uint8Array | undefined,
  judge: Judge,
): boolean {
  const licensed = image.volume.stat(appxFiles.license(familyName))?.kind === 'file'
  const signed = signature !== undefined && isMicrosoftSigned(signature, SIGNATURE_FILE)
  const signer = signed ? 'the Store or Windows signed it' : 'neither the Store nor Windows signed it'
  const because = `there is ${licensed ? 'a' : 'no'} license of it, ${signer}`
  return judge.decide(lineOfBusiness, fullName, !licensed && !signed, because)
}

/** Decides whether an image lets a line-of-business app start. */
export function allowsSideloading(image: ImageReader, fullName: string, judge: Judge): boolean {
  const { allowed, because } = sideloadingState(image, judge)
  return judge.decide(sideloadingAllowed, fullName, allowed, because)
}

function sideloadingState(image: ImageReader, judge: Judge): { readonly allowed: boolean; readonly because: string } {
  for (const path of SWITCHES) {
    const key = image.registry.key('SOFTWARE', path)
    const trusted = readDword(key, 'AllowAllTrustedApps')
    const development = readDword(key, 'AllowDevelopmentWithoutDevLicense')
    if (trusted === 1 || development === 1) return { allowed: true, because: `${path} allows it` }
    if (trusted === 0) return { allowed: false, because: `${path} forbids it` }
  }
  const { edition } = image.identity()
  const defaults = judge.variant(sideloadingAllowed).value?.defaults
  const from = /^(Core|Professional)/.test(edition) ? defaults?.homeAndPro : defaults?.others
  const build = buildNumber(image)
  return { allowed: build >= (from ?? 0), because: `nothing is set, and it is ${edition}, build ${build}` }
}
