import { DismError } from '../../errors/DismError.ts'
import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { compareVersions } from '../compareVersions.ts'
import { stackNewEnough } from './addRules.ts'
import { cbsKeys } from './cbsPaths.ts'
import { findStaged } from './componentStore.ts'

const STACK = 'microsoft-windows-servicingstack'

/** What stands for any stack in a manifest. */
const ANY = '6.0.0.0'

/** The version of an image's servicing stack: the highest that the registry names, else that of its Windows. */
function stackVersion(image: ImageReader): string {
  const named = image.registry.key('SOFTWARE', cbsKeys.stacks)?.values() ?? []
  const versions = named.map(({ name }) => name).filter((name) => /^\d+(\.\d+){3}$/.test(name))
  return versions.sort((one, other) => compareVersions(other, one))[0] ?? image.identity().version
}

/**
 * Decides whether the servicing stack of an image can read a package.
 * @throws DismError CBS_NEW_SERVICING_STACK_REQUIRED
 */
export function checkStack(image: ImageReader, identity: string, manifest: PackageManifest, judge: Judge): void {
  const asked = manifest.servicingStack ?? ANY
  const has = stackVersion(image)
  const because = asked === ANY ? 'any stack will do' : `it asks for ${asked}, the image has ${has}`
  const enough = asked === ANY || compareVersions(has, asked) >= 0
  if (!judge.decide(stackNewEnough, identity, enough, because))
    throw new DismError('CBS_NEW_SERVICING_STACK_REQUIRED', `${identity}: ${because}`)
}

/** Names the stack that a package brought as one of the image's. */
export function recordStack(image: ForkedImage, manifest: PackageManifest): void {
  for (const component of manifest.updates.flatMap((update) => update.components)) {
    if (component.name.toLowerCase() !== STACK) continue
    const staged = findStaged(image, component)
    if (!staged) continue
    const folder = `%SystemRoot%\\winsxs\\${staged.keyForm}`
    image.registry.setExpandString('SOFTWARE', cbsKeys.stacks, component.version, folder)
  }
}
