import { readAll } from '../../src/formats/ByteSource.ts'
import { decodeString } from '../../src/formats/regf/decodeString.ts'
import type { HiveKey } from '../../src/formats/regf/Hive.ts'
import type { ImageReader } from '../../src/image/WindowsImage.ts'
import type { ImageState } from './ImageState.ts'

const STORE = 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore'
const LICENSES = 'ProgramData\\Microsoft\\Windows\\ClipSVC\\Install\\Apps'
const PROVISIONING_LIST = 'ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml'
const REPOSITORY = 'ProgramData\\Microsoft\\Windows\\AppRepository\\Packages'

/**
 * Reads from keys and files of an image what it holds of app packages, without servicing's own readers. What is in
 * the image is read from Staged; that the folders agree is a law.
 */
export function readImageState(image: ImageReader): ImageState {
  const store = image.registry.key('SOFTWARE', STORE)
  const applications = store?.subkey('Applications')?.subkeys() ?? []
  return {
    provisioned: Object.fromEntries(applications.map((key) => [key.name, sorted(key.subkeyNames())])),
    regions: Object.fromEntries(
      applications.flatMap((key) => {
        const value = key.value('Regions')
        const regions = value && decodeString(value.data)
        return regions ? [[key.name, regions]] : []
      }),
    ),
    lineOfBusiness: readLineOfBusiness(image),
    staged: sorted((store?.subkey('Staged')?.subkeys() ?? []).flatMap((family) => family.subkeyNames())),
    registered: readRegistrations(image, store),
    deprovisioned: sorted(store?.subkey('Deprovisioned')?.subkeyNames() ?? []),
    licenses: sorted(namesIn(image, LICENSES).map((name) => name.replace(/\.xml$/, ''))),
  }
}

function readLineOfBusiness(image: ImageReader): string[] {
  if (!image.volume.stat(PROVISIONING_LIST)) return []
  const text = new TextDecoder().decode(readAll(image.volume.open(PROVISIONING_LIST)))
  return sorted([...text.matchAll(/<Package FullName="([^"]*)"[^>]* IsLOBApp="true"/g)].map(([, name = '']) => name))
}

/** The keys of a user and the frameworks below them, and the user's files in the repository. */
function readRegistrations(image: ImageReader, store: HiveKey | undefined): ImageState['registered'] {
  const packages = namesIn(image, REPOSITORY)
  const entries = image.users().flatMap(({ name, sid }): [string, string[]][] => {
    const keys = store?.subkey(sid)?.subkeys() ?? []
    const named = keys.flatMap((key) => [key.name, ...key.subkeyNames()])
    const filed = packages.filter((one) => namesIn(image, `${REPOSITORY}\\${one}`).includes(`${sid}.pckgdep`))
    const all = sorted([...new Set([...named, ...filed])])
    return all.length > 0 ? [[name, all]] : []
  })
  return Object.fromEntries(entries)
}

function namesIn(image: ImageReader, folder: string): readonly string[] {
  return image.volume.stat(folder)?.kind === 'folder' ? image.volume.list(folder).map((entry) => entry.name) : []
}

function sorted(names: readonly string[]): string[] {
  return [...names].sort()
}
