import { readMultiString } from '../../image/readWindowsFacts.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import { appxKeys, appxValues } from './appxPaths.ts'
import { buildNumber } from './buildNumber.ts'
import { namedPackage, sameName, type NamedPackage } from './NamedPackage.ts'
import { registeredSids } from './readRegistered.ts'
import { registerAgain } from './rules/signIn.ts'

/** Decides for each user who removed an app whether its new provisioning reaches that user, and keeps it in mind. */
export function reconsiderRemovals(
  image: ForkedImage,
  app: Pick<NamedPackage, 'fullName' | 'familyName'>,
  context: OperationContext,
): void {
  const from = context.variant(registerAgain).value?.fromBuild ?? 0
  for (const sid of registeredSids(image)) {
    const key = appxKeys.user(sid)
    const removed = readMultiString(image.registry.key('SOFTWARE', key), appxValues.removed)
    const others = removed.filter((name) => !sameName(namedPackage(name)?.familyName ?? '', app.familyName))
    if (others.length === removed.length) continue
    const build = buildNumber(image)
    const because = `${sid} removed the app, the image is build ${build}`
    const again = context.decide(registerAgain, app.fullName, build >= from, because)
    const names = again ? others : [...others, app.fullName]
    if (names.length > 0) image.registry.setMultiString('SOFTWARE', key, appxValues.removed, names)
    else image.registry.deleteValue('SOFTWARE', key, appxValues.removed)
  }
}
