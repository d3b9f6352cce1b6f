import type { ForkedImage, UserProfile } from '../../src/image/WindowsImage.ts'
import { FIRST_USER, machineSid } from '../presets/machineSid.ts'
import { sidBytes } from '../presets/sidBytes.ts'
import { checkUserName } from '../presets/specifyImage.ts'
import { profileFolders } from '../presets/windowsFiles.ts'

const PROFILE_LIST = 'Microsoft\\Windows NT\\CurrentVersion\\ProfileList'
const DEFAULT_HIVE = 'Users\\Default\\NTUSER.DAT'

/**
 * Makes the profile of a new user: a key in ProfileList, and a folder whose hive is a copy of the default user's.
 * @param number the last part of the SID; the next free one by default
 * @throws PresetError when the name is none for an account
 */
export function createProfile(image: ForkedImage, name: string, number?: number): UserProfile {
  checkUserName(name)
  const sid = newSid(image, number)
  const key = `${PROFILE_LIST}\\${sid}`
  image.registry.setDword('SOFTWARE', key, 'Flags', 0)
  image.registry.setExpandString('SOFTWARE', key, 'ProfileImagePath', `C:\\Users\\${name}`)
  image.registry.setBinary('SOFTWARE', key, 'Sid', sidBytes(sid))
  image.registry.setDword('SOFTWARE', key, 'State', 0)
  for (const folder of profileFolders(name)) image.volume.createFolder(folder)
  if (image.volume.stat(DEFAULT_HIVE)?.kind === 'file')
    image.volume.write(`Users\\${name}\\NTUSER.DAT`, image.volume.open(DEFAULT_HIVE))
  return { name, sid }
}

/** A SID of the computer, whose own part is made from the image when it knows none. */
function newSid(image: ForkedImage, number: number | undefined): string {
  const parts = image.users().map(({ sid }) => /^(.*)-(\d+)$/.exec(sid)?.slice(1) ?? [])
  const { version } = image.identity()
  const computer = parts[0]?.[0] ?? machineSid([version, image.architecture(), ...image.languages()].join(' '))
  const numbers = parts.filter(([prefix]) => prefix === computer).map(([, last]) => Number(last))
  return `${computer}-${number ?? Math.max(FIRST_USER - 1, ...numbers) + 1}`
}
