import type { PackageResources } from '../../formats/appx/AppPackage.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { sameName, type NamedPackage } from './NamedPackage.ts'
import { readManifest } from './readManifest.ts'
import type { Provisioned } from './readProvisioned.ts'
import { readBundleMembers } from './readBundleMembers.ts'
import { readStagedFamily } from './readStaged.ts'
import { readStubPreference } from './stubPreference.ts'

/** A package of a provisioned app that is in the image. */
export interface StagedPackage extends NamedPackage {
  readonly kind: 'main' | 'resource'
  readonly resources: PackageResources
  /** Whether it is a stub. */
  readonly stub: boolean
}

const NO_RESOURCES: PackageResources = { languages: [], scales: [], dxFeatureLevels: [] }

/**
 * The packages of a provisioned app that are in the image, the app package first. Those of a bundle are known by
 * its manifest; when that cannot be read there are none.
 */
export function readStagedPackages(image: ImageReader, app: Provisioned): StagedPackage[] {
  if (!app.bundle)
    return [
      { ...app, kind: 'main', stub: false, resources: readManifest(image, app.fullName)?.resources ?? NO_RESOURCES },
    ]
  const staged = readStagedFamily(image, app.familyName)
  const there = (readBundleMembers(image, app.fullName) ?? []).flatMap((member) => {
    const named = staged.find((one) => sameName(one.fullName, member.fullName))
    return named ? [{ member, named }] : []
  })
  // The other form may be there too, for a user who has it registered.
  const both = new Set(there.filter(({ member }) => member.type === 'application').map(({ member }) => member.stub))
  const stub = both.size > 1 ? readStubPreference(image, app.familyName) === 'stub' : [...both].at(0) === true
  return there
    .flatMap(({ member, named }) => {
      if (member.stub !== stub) return []
      const kind: StagedPackage['kind'] = member.type === 'application' ? 'main' : 'resource'
      return [{ ...named, kind, stub, resources: member.resources }]
    })
    .toSorted((a, b) => Number(a.kind === 'resource') - Number(b.kind === 'resource'))
}
