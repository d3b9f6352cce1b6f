import { readAll } from '../../src/formats/ByteSource.ts'
import { decodeString } from '../../src/formats/regf/decodeString.ts'
import type { HiveKey } from '../../src/formats/regf/Hive.ts'
import type { ImageReader } from '../../src/image/WindowsImage.ts'
import { createJudge } from '../../src/rules/Judge.ts'
import { listProvisionedAppxPackages } from '../../src/servicing/appx/listProvisionedAppxPackages.ts'
import { readImageState } from '../images/readImageState.ts'
import { uphold } from './uphold.ts'
import { differenceOfNames } from './differenceOfNames.ts'

const STORE = 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore'
const WINDOWS_APPS = 'Program Files\\WindowsApps'
const PROVISIONING_LIST = 'ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml'

/**
 * Law: the list of provisioned packages, the keys below Applications and Staged, the folders in WindowsApps, the file
 * AppxProvisioning.xml and what users have registered agree with each other.
 * @throws BrokenLaw
 */
export function listAgreesWithImage(image: ImageReader): void {
  const state = readImageState(image)
  const provisioned = Object.keys(state.provisioned)
  const law = (what: string) => `What ${what} must agree with the rest of the image.`
  uphold(
    law('DISM lists'),
    differenceOfNames(
      provisioned,
      listProvisionedAppxPackages(image, createJudge('documented')).map((one) => one.packageName),
    ),
  )
  uphold(
    law('DISM lists as regions'),
    listProvisionedAppxPackages(image, createJudge('documented'))
      .filter((one) => one.regions !== state.regions[one.packageName])
      .map((one) => `${one.packageName} is listed with ${one.regions}`),
  )
  const folders = image.volume.list(WINDOWS_APPS).map((entry) => entry.name)
  uphold(law('lies in WindowsApps'), differenceOfNames(state.staged, folders))
  uphold(law('keys say of manifests'), missingManifests(image))

  const needed = [...provisioned, ...Object.values(state.provisioned).flat(), ...Object.values(state.registered).flat()]
  uphold(
    law('is provisioned or registered'),
    needed.filter((name) => !state.staged.includes(name)).map((name) => `not in the image: ${name}`),
  )
  if (image.volume.stat(PROVISIONING_LIST)) uphold(law('AppxProvisioning.xml says'), faultsOfList(image, provisioned))
}

/** Paths of manifests that keys of packages name and that are not there. */
function missingManifests(image: ImageReader): string[] {
  const store = image.registry.key('SOFTWARE', STORE)
  const families = store?.subkey('Staged')?.subkeys() ?? []
  const keys = [...(store?.subkey('Applications')?.subkeys() ?? []), ...families.flatMap((family) => family.subkeys())]
  return [...keys, ...keys.flatMap((key) => key.subkeys())].flatMap((key) => {
    const path = pathOf(key)?.replace(/^%SYSTEMDRIVE%\\/, '')
    return path !== undefined && image.volume.stat(path)?.kind === 'file' ? [] : [`${key.name} has the path ${path}`]
  })
}

function pathOf(key: HiveKey): string | undefined {
  const value = key.value('Path')
  return value && decodeString(value.data)
}

/** The list names what is provisioned, each package of a bundle that is in the image after it, and nothing else. */
function faultsOfList(image: ImageReader, provisioned: readonly string[]): string[] {
  const text = new TextDecoder().decode(readAll(image.volume.open(PROVISIONING_LIST)))
  const entries = [...text.matchAll(/<Package FullName="([^"]*)"([^>]*)\/>/g)].map(
    ([, name = '', attributes = '']) => ({
      name,
      inside: attributes.includes('ProvisionSourceIsBundle="true"'),
    }),
  )
  const { staged } = readImageState(image)
  return [
    ...differenceOfNames(
      provisioned,
      entries.filter((entry) => !entry.inside).map((entry) => entry.name),
    ),
    ...entries
      .filter((entry) => entry.inside && !staged.includes(entry.name))
      .map((entry) => `not in the image: ${entry.name}`),
    ...provisioned
      .filter((name) => name.includes('_~_'))
      .filter((name) => !entries.some((entry) => entry.inside && entry.name.startsWith(`${name.split('_')[0]}_`)))
      .map((name) => `without an app package: ${name}`),
  ]
}
