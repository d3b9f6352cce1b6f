import type { ImageReader } from '../../image/WindowsImage.ts'
import { appxFiles, appxKeys } from './appxPaths.ts'
import { isBundleName, namedPackage, sameName } from './NamedPackage.ts'
import { readBundleMembers } from './readBundleMembers.ts'
import { readStagedFamily } from './readStaged.ts'

/** Package full names in lower case by the SID of the user who has them registered. */
export type Registered = ReadonlyMap<string, ReadonlyMap<string, string>>

const REGISTRATION = /^(S-1-[0-9-]+)\.pckgdep$/i

/**
 * What each user has registered: the keys below AppxAllUserStore\<SID>, the frameworks under them, and the
 * registration files in AppRepository\Packages. The inner map gives the full name as stored.
 *
 * When only the key of a bundle is known and no file says which of its packages the user has, all of them that are
 * in the image count, so that nothing that a user may need is taken for unused.
 */
export function readRegistered(image: ImageReader): Registered {
  const users = new Map<string, Map<string, string>>()
  const add = (sid: string, fullName: string) => {
    const names = users.get(sid.toUpperCase()) ?? new Map<string, string>()
    users.set(sid.toUpperCase(), names.set(fullName.toLowerCase(), fullName))
  }
  for (const [sid, fullName] of registrationFiles(image)) add(sid, fullName)
  for (const { sid, fullName, frameworks } of registrationKeys(image)) {
    const known = users.get(sid.toUpperCase())
    const named = namedPackage(fullName)
    if (named && isBundleName(named) && !known?.has(fullName.toLowerCase()))
      for (const member of stagedMembers(image, fullName, named.familyName)) add(sid, member)
    add(sid, fullName)
    for (const framework of frameworks) add(sid, framework)
  }
  return users
}

/** The users who have a package registered. */
export function usersOf(registered: Registered, fullName: string): string[] {
  return [...registered].filter(([, names]) => names.has(fullName.toLowerCase())).map(([sid]) => sid)
}

/** SIDs that have a key in the store. */
export function registeredSids(image: ImageReader): readonly string[] {
  const names = image.registry.key('SOFTWARE', appxKeys.store)?.subkeyNames() ?? []
  return names.filter((name) => /^S-1-/i.test(name))
}

function registrationKeys(image: ImageReader): { sid: string; fullName: string; frameworks: readonly string[] }[] {
  return registeredSids(image).flatMap((sid) =>
    (image.registry.key('SOFTWARE', appxKeys.user(sid))?.subkeys() ?? []).map((key) => ({
      sid,
      fullName: key.name,
      frameworks: key.subkeyNames(),
    })),
  )
}

function registrationFiles(image: ImageReader): [sid: string, fullName: string][] {
  const { volume } = image
  if (volume.stat(appxFiles.repository)?.kind !== 'folder') return []
  return volume
    .list(appxFiles.repository)
    .filter((entry) => entry.kind === 'folder')
    .flatMap((folder) =>
      volume.list(appxFiles.repositoryFolder(folder.name)).flatMap((file): [string, string][] => {
        const sid = REGISTRATION.exec(file.name)?.[1]
        return sid ? [[sid, folder.name]] : []
      }),
    )
}

function stagedMembers(image: ImageReader, bundle: string, family: string): string[] {
  const members = readBundleMembers(image, bundle)
  const staged = readStagedFamily(image, family).map((one) => one.fullName)
  if (!members) return staged
  return staged.filter((fullName) => members.some((member) => sameName(member.fullName, fullName)))
}
