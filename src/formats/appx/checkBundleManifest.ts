import { FormatError } from '../FormatError.ts'
import type { BundleMember } from './parseBundleManifest.ts'

const MAX_PACKAGES = 10_000

/**
 * The rules of bundles that the manifest alone can break. Source: the messages 173, 174, 178, 179 and 392 of the
 * AppxPackagingOM event provider; later SDKs allow several app packages of one architecture for different device
 * families, and stubs beside the full ones.
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
  const applications = members.filter((member) => member.type === 'application')
  const application = firstTwice(applications, (member) => `${member.identity.architecture} ${formOf(member)}`)
  if (application) refuse(`two application packages have the architecture ${application.identity.architecture}`)
  const neutral = new Set(applications.filter(isNeutral).map(formOf))
  const beside = applications.find((member) => !isNeutral(member) && neutral.has(formOf(member)))
  if (beside)
    refuse(`a neutral application package stands beside one of the architecture ${beside.identity.architecture}`)
  const resource = firstTwice(
    members.filter((member) => member.type === 'resource'),
    ({ identity, stub }) => `${identity.architecture} ${identity.resourceId.toLowerCase()} ${stub}`,
  )
  if (resource) refuse(`two resource packages have the ResourceId ${JSON.stringify(resource.identity.resourceId)}`)
}

/** What two app packages of a bundle may differ in, besides the architecture. */
function formOf({ stub, targetDeviceFamilies }: BundleMember): string {
  return [stub, ...targetDeviceFamilies.map((family) => family.name).sort()].join(' ')
}

function isNeutral({ identity }: BundleMember): boolean {
  return identity.architecture === 'neutral'
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
