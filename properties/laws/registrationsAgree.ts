import type { ImageReader } from '../../src/image/WindowsImage.ts'
import { readImageState } from '../images/readImageState.ts'
import { familyOf } from '../packages/familyOf.ts'
import { uphold } from './uphold.ts'

const STORE = 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore'
const REPOSITORY = 'ProgramData\\Microsoft\\Windows\\AppRepository\\Packages'

/**
 * Law: the keys of users below AppxAllUserStore and the files of users in AppRepository\Packages agree with each other:
 * a user's keys name apps and frameworks, each has a file of that user, and so have packages of those apps; nobody has
 * what is not in the image.
 * @throws BrokenLaw
 */
export function registrationsAgree(image: ImageReader): void {
  const store = image.registry.key('SOFTWARE', STORE)
  const folders = image.volume.stat(REPOSITORY) ? image.volume.list(REPOSITORY).map((entry) => entry.name) : []
  const { staged } = readImageState(image)
  const faults = image.users().flatMap(({ name: user, sid }) => {
    const keys = store?.subkey(sid)?.subkeys() ?? []
    const named = keys.flatMap((key) => [key.name, ...key.subkeyNames()])
    const filed = folders.filter((folder) => image.volume.stat(`${REPOSITORY}\\${folder}\\${sid}.pckgdep`))
    const families = new Set(keys.map((key) => familyOf(key.name)))
    return [
      ...named.filter((name) => !filed.includes(name)).map((name) => `no file says that ${user} has ${name}`),
      ...filed
        .filter((name) => !named.includes(name) && !families.has(familyOf(name)))
        .map((name) => `no key says that ${user} has ${name}`),
    ]
  })
  uphold('Keys and files must say the same of what users have registered.', [
    ...faults,
    ...folders.filter((name) => !staged.includes(name)).map((name) => `not in the image: ${name}`),
  ])
}
