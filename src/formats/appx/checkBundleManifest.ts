import { FormatError } from '../FormatError.ts'
import type { BundleMember } from './parseBundleManifest.ts'

const MAX_PACKAGES = 10_000

/**
 * The rules of bundles that the manifest alone can break. Source: the messages 173, 174, 178, 179 and 392 of the
 * AppxPackagingOM event provider; later SDKs allow several app packages of one architecture for different device
 * families, and stubs beside the full ones. That a neutral app package may not stand beside one of an architecture (also
 * 173) is not checked: a bundle of the packaging team's own tests has both.
 * @throws FormatError
 */
export function checkBundleManifest(members: readonly BundleMember[], file: string): void {
  const refuse = (defect: string): never => {
    throw new FormatError(file, defect)
  }
  if (members.length === 0) refuse('Packages is empty')
  if (members.length > MAX_PACKAGES) refuse(`more than ${MAX_PACKAGES} packages`)
  if (!members.some((member) => member.type === 'application')) refuse('the bundle has no application package')
  const twice = firstTwice(members, (member) => member.fileName.toLowerCase())
  if (twice) refuse(`two packages have the FileName ${twice.fileName}`)
  const application = firstTwice(
    members.filter((member) => member.type === 'application'),
    ({ identity, stub, targetDeviceFamilies }) =>
      [identity.architecture, stub, ...targetDeviceFamilies.map((family) => family.name).sort()].join(' '),
  )
  if (application) refuse(`two application packages have the architecture ${application.identity.architecture}`)
  const resource = firstTwice(
    members.filter((member) => member.type === 'resource'),
    ({ identity, stub }) => `${identity.architecture} ${identity.resourceId.toLowerCase()} ${stub}`,
  )
  if (resource) refuse(`two resource packages have the ResourceId ${JSON.stringify(resource.identity.resourceId)}`)
}

function firstTwice(members: readonly BundleMember[], key: (member: BundleMember) => string): BundleMember | undefined {
  const seen = new Set<string>()
  return members.find((member) => {
    const value = key(member)
    if (seen.has(value)) return true
    seen.add(value)
    return false
  })
}
