import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import type { Operation, OperationContext } from '../Operation.ts'
import { appxKeys } from './appxPaths.ts'
import { buildNumber } from './buildNumber.ts'
import { namedPackage } from './NamedPackage.ts'
import { isNonRemovable } from './nonRemovable.ts'
import { deleteUnneededLicense, removeUnneeded, removeUnneededFrameworks } from './packageRemoval.ts'
import { readMainManifest } from './readMainManifest.ts'
import { readPins } from './readPins.ts'
import { readProvisioned, type Provisioned } from './readProvisioned.ts'
import { readRegistered } from './readRegistered.ts'
import { pinFound, pinNeeded, unpinnedPackage } from './rules/regions.ts'
import { writeProvisioningList } from './writeProvisioningList.ts'

/**
 * Drops the provisioned apps that would have to be pinned to the start layout and are not.
 * @param region alpha-2 code of the user's country or region, where it is known
 * @param due whether this is the first sign-in after OOBE; nothing happens otherwise
 */
export function dropUnpinned(region: string | undefined, due: boolean): Operation {
  return function* (image, context) {
    const build = buildNumber(image)
    const asked = readProvisioned(image).filter((app) => isPinNeeded(image, app, build, due, context))
    if (asked.length === 0) return
    const pins = readPins(image, region, context)
    for (const app of asked) {
      if (isPinned(image, app, pins, context) || isNonRemovable(image, app.familyName, context)) continue
      yield { label: `drop ${app.fullName}` }
      drop(image, app, context)
    }
  }
}

function isPinNeeded(
  image: ImageReader,
  app: Provisioned,
  build: number,
  due: boolean,
  context: OperationContext,
): boolean {
  const { fromBuild = 0, regionFromBuild = 0 } = context.variant(pinNeeded).value ?? {}
  const { regions } = app
  const option = regions === '' ? 'it has no /Region' : `its /Region is ${regions}`
  const decide = (needed: boolean, because: string) => context.decide(pinNeeded, app.fullName, needed, because)
  if (!due) return decide(false, 'it is not the first sign-in after OOBE')
  if (build < fromBuild) return decide(false, `the image is build ${build}`)
  if (regions === undefined) return decide(false, 'nothing is known of its regions')
  if (regions !== '' && build >= regionFromBuild) return decide(false, option)
  if (readMainManifest(image, app)?.applications.length === 0) return decide(false, 'it has no application')
  return decide(true, `${option}; the image is build ${build}`)
}

function isPinned(image: ImageReader, app: Provisioned, pins: ReadonlySet<string>, context: OperationContext): boolean {
  const ids = readMainManifest(image, app)?.applications
  const wanted = ids?.map((id) => `${app.familyName}!${id}`)
  const pinned = wanted
    ? wanted.find((one) => pins.has(one))
    : [...pins].find((one) => one.startsWith(`${app.familyName}!`))
  const because = pinned
    ? `${pinned} is in the start layout`
    : `the start layout has none of ${wanted?.join(', ') ?? `${app.familyName}!…`}`
  return context.decide(pinFound, app.fullName, pinned !== undefined, because)
}

function drop(image: ForkedImage, app: Provisioned, context: OperationContext): void {
  const { frameworks } = app
  image.registry.deleteKey('SOFTWARE', appxKeys.application(app.fullName))
  const registered = readRegistered(image)
  removeUnneeded(image, app.familyName, [], unpinnedPackage, context, registered)
  deleteUnneededLicense(image, app.familyName, registered)
  const unused = frameworks.flatMap((fullName) => namedPackage(fullName) ?? [])
  removeUnneededFrameworks(image, unused, context)
  writeProvisioningList(image, context, { gone: [app.fullName] })
}
