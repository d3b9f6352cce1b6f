import { createWindowsImage } from '../../../emulator/presets/createWindowsImage.ts'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { packageFullName, parsePackageFullName } from '../../../src/formats/appx/packageFullName.ts'
import type { ChangeSet } from '../../../src/image/ChangeSet.ts'
import { openImage } from '../../../src/image/openImage.ts'
import type { WritableVolume } from '../../../src/image/Volume.ts'
import { addProvisionedAppxPackage } from '../../../src/servicing/appx/addProvisionedAppxPackage.ts'
import { appxFiles } from '../../../src/servicing/appx/appxPaths.ts'
import { createJudge } from '../../../src/rules/Judge.ts'
import { listProvisionedAppxPackages } from '../../../src/servicing/appx/listProvisionedAppxPackages.ts'
import { openAddRequest } from '../../../src/servicing/appx/openAddRequest.ts'
import { openPackageFile, type OpenedPackage } from '../../../src/servicing/appx/openPackageFile.ts'
import { removeProvisionedAppxPackage } from '../../../src/servicing/appx/removeProvisionedAppxPackage.ts'
import type { Operation } from '../../../src/servicing/Operation.ts'
import { runOperation } from '../../../src/servicing/runOperation.ts'
import { checkHive } from '../../formats/regf/checkHive.ts'
import { Violation } from '../FuzzCase.ts'
import { now } from '../regf/hiveSources.ts'
import { checkInside } from '../zip/zipCase.ts'
import { PROVISIONING_LIST, runtime } from './packageSources.ts'

/** Where the hive of software lies. */
export const SOFTWARE = 'Windows\\System32\\config\\SOFTWARE'

/** The image that all packages are added to. */
export function baseImage(): WritableVolume {
  const volume = createWindowsImage({ preset: 'windows-11-24h2', languages: ['en-US', 'fr-FR'], users: ['ann'], now })
  volume.write(appxFiles.provisioningList, new TextEncoder().encode(PROVISIONING_LIST))
  return volume
}

/** What is given to an add. */
export interface AddInput {
  readonly bytes: Uint8Array
  readonly license?: Uint8Array
  readonly dependency: boolean
  /** Whether the hives of the image were sound. */
  readonly sound: boolean
}

/**
 * Adds a package to an image, and takes it out again. Throws the DismError of a failure, once it is known that the
 * image did not change.
 */
export async function addAndRemove(prepared: WritableVolume, input: AddInput): Promise<void> {
  const volume = prepared.fork()
  const main = await openPackageFile(bytesSource(input.bytes), 'app.msix')
  const dependencies: OpenedPackage[] = []
  if (input.dependency) dependencies.push(await openPackageFile(bytesSource(runtime), 'runtime.appx'))
  const request = await openAddRequest(openImage(volume, now), 'documented', {
    main,
    dependencies,
    licenses: input.license ? [{ path: 'license.xml', bytes: input.license }] : [],
    skipLicense: input.license === undefined,
    regions: undefined,
  })
  service(volume, prepared, addProvisionedAppxPackage(request))
  if (input.sound) {
    const { defects } = checkHive(readAll(volume.open(SOFTWARE)))
    if (defects.length > 0) throw new Violation('unsound', `SOFTWARE is broken: ${defects.slice(0, 3).join('; ')}`)
    if (main.kind === 'unreadable') throw new Violation('unsound', 'a file that is no package was added')
    const fullName = packageFullName(main.identity)
    const listed = listProvisionedAppxPackages(openImage(volume, now), createJudge('documented')).map(
      (app) => app.packageName,
    )
    if (!listed.includes(fullName)) throw new Violation('unsound', `${fullName} was added and is not listed`)
    service(volume, volume.fork(), removeProvisionedAppxPackage(fullName))
  }
}

function service(volume: WritableVolume, before: WritableVolume, operation: Operation): void {
  const outcome = runOperation(openImage(volume, now), operation, { semantics: 'documented', now })
  if (!outcome.ok) {
    if (volume.diff(before).length > 0) throw new Violation('changed', 'a failed operation changed the image')
    throw outcome.error
  }
  checkChanges(outcome.changes)
  volume.apply(outcome.changes)
}

const FILES = [SOFTWARE, appxFiles.provisioningList].map((path) => path.toLowerCase())
const FOLDERS = [appxFiles.repository, 'ProgramData\\Microsoft\\Windows\\ClipSVC\\Install\\Apps'].map((path) =>
  path.toLowerCase(),
)

/** Servicing may change the hive, the list, the license store, the repository, and folders of packages. */
function checkChanges(changes: ChangeSet): void {
  for (const change of changes) {
    const path = change.path.toLowerCase()
    const packages = `${appxFiles.windowsApps}\\`.toLowerCase()
    if (path.startsWith(packages)) {
      const [fullName = '', ...rest] = change.path.slice(packages.length).split('\\')
      if (!parsePackageFullName(fullName)) throw new Violation('outside', `${change.path} is in no folder of a package`)
      if (rest.length > 0) checkInside(rest.join('\\'))
    } else if (
      !FILES.some((file) => path === file || path.startsWith(`${file}.log`)) &&
      !FOLDERS.some((folder) => path.startsWith(folder) || folder.startsWith(path)) &&
      !packages.startsWith(`${path}\\`)
    ) {
      throw new Violation('outside', `servicing changed ${change.path}`)
    }
    if (change.kind === 'file' && readAll(change.content).length !== change.content.size) {
      throw new Violation('output', `${change.path} is not as long as it says`)
    }
  }
}
