import { DismError } from '../../errors/DismError.ts'
import type { AppBundle, AppPackage } from '../../formats/appx/AppPackage.ts'
import { packageFullName } from '../../formats/appx/packageFullName.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Semantics } from '../../rules/Rule.ts'
import { createJudge } from '../../rules/Judge.ts'
import { memberKey, type AddRequest, type GivenFiles } from './AddRequest.ts'
import { bundleMembers } from './bundleMembers.ts'
import { orUnreadable, type UnreadablePackage } from './openPackageFile.ts'
import { selectPackages } from './selectPackages.ts'
import type { StubForm } from './StubForm.ts'

/**
 * Opens the packages of the bundles of a request that apply to the image, so that the operation itself, which is
 * synchronous, finds them open. A plain package needs nothing. Decisions are the operation's affair and are not
 * recorded here.
 */
export async function openAddRequest<Given extends GivenFiles>(
  image: ImageReader,
  semantics: Semantics,
  given: Given,
): Promise<Given & Pick<AddRequest, 'members'>> {
  const members = new Map<string, AppPackage | UnreadablePackage>()
  for (const bundle of [given.main, ...(given.optionalPackages ?? [])]) {
    if (bundle.kind !== 'bundle') continue
    const selected = selectedFiles(image, semantics, bundle, given.stub)
    for (const member of bundle.packages) {
      const key = memberKey(bundle, member.fileName)
      if (selected.has(member.fileName)) members.set(key, await orUnreadable(key, () => member.open()))
    }
  }
  return { ...given, members }
}

/**
 * File names of what the operation will select; nothing when it will refuse the bundle, which it says itself.
 * @throws DismError when the image cannot be read: the operation may find it readable again
 */
function selectedFiles(
  image: ImageReader,
  semantics: Semantics,
  bundle: AppBundle,
  stub: StubForm | undefined,
): ReadonlySet<string> {
  try {
    const { application, resources } = selectPackages(
      image,
      packageFullName(bundle.identity),
      bundleMembers(bundle.packages),
      createJudge(semantics),
      stub,
    )
    return new Set([application, ...resources].map((member) => member.fileName))
  } catch (error) {
    if (error instanceof DismError && error.cause === undefined) return new Set()
    throw error
  }
}
