import { DismError } from '../../errors/DismError.ts'
import type { AppBundle, AppPackage } from '../../formats/appx/AppPackage.ts'
import { packageFullName } from '../../formats/appx/packageFullName.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Semantics } from '../../rules/Rule.ts'
import { createJudge } from '../../rules/Judge.ts'
import type { AddRequest } from './AddRequest.ts'
import { bundleMembers } from './bundleMembers.ts'
import { orUnreadable, type UnreadablePackage } from './openPackageFile.ts'
import { selectPackages } from './selectPackages.ts'

/**
 * Opens the packages of a bundle that apply to the image, so that the operation itself, which is synchronous, finds
 * them open. A plain package needs nothing. Decisions are the operation's affair and are not recorded here.
 */
export async function openAddRequest(
  image: ImageReader,
  semantics: Semantics,
  request: Omit<AddRequest, 'members'>,
): Promise<AddRequest> {
  const members = new Map<string, AppPackage | UnreadablePackage>()
  const { main } = request
  if (main.kind === 'bundle') {
    const selected = selectedFiles(image, semantics, main)
    for (const member of main.packages)
      if (selected.has(member.fileName))
        members.set(member.fileName, await orUnreadable(`${main.file}!${member.fileName}`, () => member.open()))
  }
  return { ...request, members }
}

/**
 * File names of what the operation will select; nothing when it will refuse the bundle, which it says itself.
 * @throws DismError when the image cannot be read: the operation may find it readable again
 */
function selectedFiles(image: ImageReader, semantics: Semantics, main: AppBundle): ReadonlySet<string> {
  try {
    const { application, resources } = selectPackages(
      image,
      packageFullName(main.identity),
      bundleMembers(main.packages),
      createJudge(semantics),
    )
    return new Set([application, ...resources].map((member) => member.fileName))
  } catch (error) {
    if (error instanceof DismError && error.cause === undefined) return new Set()
    throw error
  }
}
