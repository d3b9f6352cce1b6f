import type { CapabilityIdentity } from '../../formats/mum/PackageManifest.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import type { Operation, OperationContext, Step } from '../Operation.ts'
import { compareVersions } from '../compareVersions.ts'
import { addPackage } from '../packages/addPackage.ts'
import { capabilityName } from '../packages/capabilityName.ts'
import { withoutVersion } from '../packages/cbsPaths.ts'
import { isApplicable } from '../packages/judgeApplicability.ts'
import type { PackageChange } from '../packages/PackageChange.ts'
import type { UpdateAccess } from '../sources/askWindowsUpdate.ts'
import {
  capabilityAdded,
  capabilityFitting,
  capabilityNeeded,
  capabilitySatellite,
  capabilitySourced,
} from './capabilityRules.ts'
import { findCapability } from './findCapability.ts'
import { isThere } from './isThere.ts'
import { partOf } from '../partOf.ts'
import { judgeCapability } from './judgeCapability.ts'
import { missingSource } from './missingSource.ts'
import type { OfferedCapability } from './openCapabilitySources.ts'
import { readCapabilities } from './readCapabilities.ts'
import { stagedOffers } from './stagedOffers.ts'

/** How capabilities are added. */
export interface AddCapabilityOptions extends UpdateAccess {
  /** What the sources have. */
  readonly offered: readonly OfferedCapability[]
}

/**
 * Adds capabilities, with those that they need and with what they have for the languages of the image, or none of them.
 *
 * Throws DismError NOT_SUPPORTED, CBS_UNKNOWN_UPDATE, what `missingSource` gives for one that no source has, and what
 * `addPackage` throws.
 * @param names identities, or the names in them
 */
export function addCapabilities(
  names: readonly string[],
  options: AddCapabilityOptions,
): Operation<readonly PackageChange[]> {
  return function* (image, context) {
    const changes: PackageChange[] = []
    for (const [index, name] of names.entries()) {
      const capability = findCapability(image, name, options.offered, context)
      const because = `it is ${capability.state}`
      if (context.decide(capabilityAdded, capability.identity, !isThere(capability), because))
        changes.push(
          ...(yield* partOf(add(image, capability.identity, options, context, new Set()), index, names.length)),
        )
    }
    return changes
  }
}

/** @param begun upper-cased identities of those that are being added, for manifests that need each other */
function* add(
  image: ForkedImage,
  identity: string,
  options: AddCapabilityOptions,
  context: OperationContext,
  begun: Set<string>,
): Generator<Step, readonly PackageChange[]> {
  const { online } = options
  if (begun.has(identity.toUpperCase())) return []
  begun.add(identity.toUpperCase())
  yield { label: `Resolving ${identity}` }
  const offered = [...options.offered, ...stagedOffers(image, identity, context)]
  const packages = newestOf(fittingOffers(image, identity, offered, context))
  const main = packages.find(({ declared }) => declared.languages.length === 0)
  const because = main ? `${main.source.identity} brings it` : whyNone(identity, offered)
  if (!context.decide(capabilitySourced, identity, main !== undefined, because))
    throw missingSource(image, { subject: identity, why: because }, options, context)

  const changes: PackageChange[] = []
  const dependencies = main?.declared.dependencies ?? []
  const parts = dependencies.length + packages.length
  for (const [index, needed] of dependencies.entries()) {
    const wanted = readCapabilities(image, offered)
      .filter((one) => isMeant(one.identity, needed))
      .map((one) => judgeCapability(one, context))
    const there = wanted.find(isThere)
    const has = there ? `the image has ${there.identity}` : 'the image does not have it'
    if (context.decide(capabilityNeeded, `${identity}: ${capabilityName(needed)}`, there === undefined, has)) {
      const name = wanted[0]?.identity ?? capabilityName(needed)
      changes.push(...(yield* partOf(add(image, name, options, context, begun), index, parts)))
    }
  }
  const settings = { ignoreCheck: false, preventPending: false, online, forCapability: true }
  for (const [index, { source }] of packages.entries()) {
    const steps = addPackage(source, settings)(image, context)
    changes.push(yield* partOf(steps, dependencies.length + index, parts))
  }
  return changes
}

/** The packages of sources that bring a capability to this image, the one for all languages first. */
function fittingOffers(
  image: ImageReader,
  identity: string,
  offered: readonly OfferedCapability[],
  context: OperationContext,
): readonly OfferedCapability[] {
  const languages = image.languages().map((tag) => tag.toLowerCase())
  return offered
    .filter((one) => one.identity.toUpperCase() === identity.toUpperCase())
    .filter(({ declared, source }) => {
      const applies = isApplicable(image, source.manifest, context)
      const why = applies ? 'it applies' : 'it does not apply'
      if (declared.languages.length === 0) return context.decide(capabilityFitting, source.identity, applies, why)
      const fits = declared.languages.some((tag) => languages.includes(tag.toLowerCase()))
      const because = `${why}, it is for ${declared.languages.join(', ')}, the image has ${languages.join(', ')}`
      return context.decide(capabilitySatellite, source.identity, applies && fits, because)
    })
    .toSorted((one, other) => one.declared.languages.length - other.declared.languages.length)
}

/** The highest version of each package. */
function newestOf(offers: readonly OfferedCapability[]): readonly OfferedCapability[] {
  const newest = new Map<string, OfferedCapability>()
  for (const offer of offers) {
    const key = withoutVersion(offer.source.identity).toUpperCase()
    const known = newest.get(key)
    if (!known || compareVersions(versionOf(offer), versionOf(known)) > 0) newest.set(key, offer)
  }
  return [...newest.values()]
}

function versionOf({ source }: OfferedCapability): string {
  return source.manifest.identity.version
}

function whyNone(identity: string, offered: readonly OfferedCapability[]): string {
  const others = offered.filter((one) => one.identity.toUpperCase() === identity.toUpperCase())
  return others.length > 0 ? 'what there is is not for this image' : 'no source has it'
}

/** Whether a dependency means a capability; versions do not count. */
function isMeant(identity: string, { name, language }: CapabilityIdentity): boolean {
  return identity.toUpperCase().startsWith(`${name}~~~${language}~`.toUpperCase())
}
