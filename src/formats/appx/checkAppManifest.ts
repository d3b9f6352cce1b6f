import { FormatError } from '../FormatError.ts'
import type { AppManifest } from './AppPackage.ts'
import { comparePackageVersions } from './packageVersion.ts'

const MAX_DEPENDENCIES = 128
const MAX_APPLICATIONS = 100
const MAX_NAME = 256

interface Rule {
  /** The id of the event that Windows writes to its AppxPackagingOM log for it. */
  readonly event: number
  readonly defect: string
  readonly broken: (manifest: AppManifest) => boolean
}

const RULES: readonly Rule[] = [
  {
    event: 114,
    defect: 'MaxVersionTested is lower than MinVersion',
    broken: ({ targetDeviceFamilies }) =>
      targetDeviceFamilies.some((family) => comparePackageVersions(family.maxVersionTested, family.minVersion) < 0),
  },
  {
    event: 116,
    defect: 'a package that targets build 16299 or older must name a language',
    broken: (manifest) =>
      !manifest.resourcePackage && manifest.resources.languages.length === 0 && targetsOld(manifest),
  },
  {
    event: 127,
    defect: 'an Application Id comes twice',
    broken: ({ applications }) => comesTwice(applications),
  },
  {
    event: 127,
    defect: 'a TargetDeviceFamily comes twice',
    broken: ({ targetDeviceFamilies }) => comesTwice(targetDeviceFamilies.map((family) => family.name)),
  },
  {
    event: 703,
    defect: 'a PackageDependency comes twice',
    broken: ({ dependencies }) => comesTwice(dependencies.map((each) => `${each.name} ${each.publisher}`)),
  },
  {
    event: 139,
    defect: 'a resource package may declare neither applications nor dependencies on packages',
    broken: ({ resourcePackage, applications, dependencies }) =>
      resourcePackage && applications.length + dependencies.length > 0,
  },
  {
    event: 140,
    defect: 'a resource package may have one kind of qualifier only',
    broken: ({ resourcePackage, resources }) =>
      resourcePackage && Object.values(resources).filter((values: readonly unknown[]) => values.length > 0).length > 1,
  },
  {
    event: 141,
    defect: 'a package is either a framework or a resource package',
    broken: ({ framework, resourcePackage }) => framework && resourcePackage,
  },
  {
    event: 158,
    defect: 'a framework may not declare applications',
    broken: ({ framework, applications }) => framework && applications.length > 0,
  },
  {
    event: 701,
    defect: `more than ${MAX_DEPENDENCIES} dependencies or ${MAX_APPLICATIONS} applications`,
    broken: ({ dependencies, applications }) =>
      dependencies.length > MAX_DEPENDENCIES || applications.length > MAX_APPLICATIONS,
  },
  {
    event: 123,
    defect: `DisplayName or PublisherDisplayName is longer than ${MAX_NAME} characters`,
    broken: ({ displayName, publisherDisplayName }) =>
      displayName.length > MAX_NAME || publisherDisplayName.length > MAX_NAME,
  },
]

/**
 * The rules of manifests that need no other file. Source: the messages of the AppxPackagingOM and AppXDeployment
 * event providers.
 * @throws FormatError
 */
export function checkAppManifest(manifest: AppManifest, file: string): void {
  const rule = RULES.find((each) => each.broken(manifest))
  if (rule) throw new FormatError(file, rule.defect)
}

function targetsOld({ targetDeviceFamilies }: AppManifest): boolean {
  return targetDeviceFamilies.some((family) => comparePackageVersions(family.minVersion, [10, 0, 16299, 65535]) <= 0)
}

function comesTwice(values: readonly string[]): boolean {
  return new Set(values.map((value) => value.toLowerCase())).size < values.length
}
