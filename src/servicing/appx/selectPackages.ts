import { DismError } from '../../errors/DismError.ts'
import type { PackageArchitecture } from '../../formats/appx/PackageIdentity.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { BundleMember } from './bundleMembers.ts'
import { buildNumber } from './buildNumber.ts'
import { selectResources } from './selectResources.ts'
import { namedPackage } from './NamedPackage.ts'
import { applicablePackage, applicationArchitecture } from './rules/applicability.ts'
import { stubMember } from './rules/stub.ts'
import type { StubForm } from './StubForm.ts'
import { chooseStubForm } from './stubPreference.ts'

/** What of a bundle goes into an image. */
export interface Selection {
  readonly application: BundleMember
  readonly resources: readonly BundleMember[]
}

/**
 * Chooses from a bundle what applies to an image: one app package by architecture, and the resource packages.
 * Depends on the image's architecture, version and languages, and for a bundle with stubs on the stored preference.
 * @param stub what /StubPackageOption chooses, or undefined
 * @throws DismError INSTALL_WRONG_PROCESSOR_ARCHITECTURE when no app package runs on the image
 */
export function selectPackages(
  image: ImageReader,
  bundleFullName: string,
  members: readonly BundleMember[],
  context: Judge,
  stub?: StubForm,
): Selection {
  const considered = membersOfForm(image, bundleFullName, members, context, stub)
  const application = selectApplication(image, bundleFullName, considered, context)
  const resources = selectResources(
    considered.filter((member) => member.type === 'resource'),
    application,
    image.languages(),
    context,
  )
  return { application, resources }
}

/** The stubs or the other packages, as is wanted; a bundle without stubs has nothing to decide. */
function membersOfForm(
  image: ImageReader,
  bundleFullName: string,
  members: readonly BundleMember[],
  context: Judge,
  option: StubForm | undefined,
): readonly BundleMember[] {
  if (!members.some((member) => member.stub)) return members
  const order = applicationArchitectures(image, context)
  const available = members.some(
    (member) => member.stub && member.type === 'application' && order.includes(member.identity.architecture),
  )
  const family = namedPackage(bundleFullName)?.familyName ?? ''
  const wanted = chooseStubForm(image, family, bundleFullName, { option, available }, context) === 'stub'
  return members.filter((member) => {
    const because = member.stub ? 'the bundle manifest marks it as a stub' : 'it is no stub'
    return context.decide(stubMember, member.fileName, member.stub === wanted, because)
  })
}

/** Architectures of app packages that run on the image, the preferred first. */
export function applicationArchitectures(image: ImageReader, context: Judge): readonly PackageArchitecture[] {
  const orders = context.variant(applicationArchitecture).value
  if (!orders) return ['neutral']
  return (buildNumber(image) >= 22000 ? orders.from22000 : orders.before22000)[image.architecture()]
}

function selectApplication(
  image: ImageReader,
  bundleFullName: string,
  members: readonly BundleMember[],
  context: Judge,
): BundleMember {
  const order = applicationArchitectures(image, context)
  const applications = members.filter((member) => member.type === 'application')
  const preferred = order
    .flatMap((architecture) => applications.filter((member) => member.identity.architecture === architecture))
    .at(0)
  const offered = applications.map((member) => member.identity.architecture).join(', ')
  const because = `the image is ${image.architecture()}, the bundle has app packages for ${offered || 'nothing'}`
  const applies = context.decide(applicablePackage, bundleFullName, preferred !== undefined, because)
  if (!applies) throw new DismError('INSTALL_WRONG_PROCESSOR_ARCHITECTURE', `${bundleFullName}: ${because}`)
  const [chosen] = applications.flatMap((member) => {
    const place = `${member.identity.architecture}; on ${image.architecture()} the order is ${order.join(', ')}`
    return context.decide(applicationArchitecture, member.fullName, member === preferred, place) ? member : []
  })
  if (!chosen) throw new Error(`no app package of ${bundleFullName} was chosen`)
  return chosen
}
