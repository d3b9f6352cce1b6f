import { DismError } from '../../errors/DismError.ts'
import type { Operation } from '../Operation.ts'
import type { CustomDataFile } from './AddRequest.ts'
import { hasFiles } from './checkFiles.ts'
import { appPackageOf, customDataPath, writeCustomData } from './customData.ts'
import { lookUpProvisioned } from './lookUpProvisioned.ts'
import { customDataDeleted, customDataPackage, customDataPlace } from './rules/customData.ts'

/**
 * /Set-ProvisionedAppxDataFile: gives a provisioned app its custom data file, or takes it away.
 * @param packageName the full name that the list shows, in any case
 * @param given undefined: the file is deleted
 * Throws DismError FILE_NOT_FOUND when nothing of that name is provisioned, PATH_NOT_FOUND when its files are not in
 * the image (inferred).
 */
export function setProvisionedAppxDataFile(packageName: string, given: CustomDataFile | undefined): Operation {
  return function* (image, context) {
    yield { label: `look up ${packageName}` }
    const app = lookUpProvisioned(image, packageName, customDataPackage, context)
    const appPackage = appPackageOf(image, app)
    if (appPackage === undefined || !hasFiles(image, app, context))
      throw new DismError('PATH_NOT_FOUND', `the app package of ${app.fullName} is not in the image`)

    yield { label: `set the custom data file of ${app.fullName}` }
    const path = customDataPath(appPackage, context)
    const because = given ? `/CustomDataPath is ${given.path}` : '/CustomDataPath was not given'
    if (context.decide(customDataPlace, app.fullName, given !== undefined, because) && given) {
      writeCustomData(image, path, given.content, context)
      return
    }
    const there = image.volume.stat(path) !== undefined
    if (context.decide(customDataDeleted, app.fullName, there, there ? 'it has one' : 'it has none'))
      image.volume.remove(path)
  }
}
