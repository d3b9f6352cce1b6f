import { DismError } from '../../errors/DismError.ts'
import { readAll } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import { parseAnswerFile } from '../../formats/unattend/parseAnswerFile.ts'
import type { AnswerComponent, AnswerFile, AnswerPackage } from '../../formats/unattend/AnswerFile.ts'
import { DOCUMENT_BOUNDS } from '../../formats/xml/parseXml.ts'
import type { Host } from '../../host/Host.ts'
import { readHostFile } from '../../host/readHostFile.ts'
import { PROCESSOR_NAMES } from '../../image/WindowsArchitecture.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { checkOffline } from '../drivers/checkOffline.ts'
import type { DriverPackage } from '../drivers/DriverPackage.ts'
import { findDriverPackages } from '../drivers/findDriverPackages.ts'
import { openFeatureSource } from '../features/openFeatureSource.ts'
import { formatPackageIdentity } from '../packages/packageIdentity.ts'
import { openPackageSources } from '../packages/openPackageSources.ts'
import type { PackageSource } from '../packages/PackageSource.ts'
import { componentApplied, packageIdentified, passApplied } from './rules.ts'
import type { UnattendRequest, UnattendStep } from './UnattendRequest.ts'

/** The one pass that DISM applies. */
const OFFLINE_SERVICING = 'offlineservicing'

/** The component whose drivers are added. */
const DRIVERS = 'microsoft-windows-pnpcustomizationsnonwinpe'

/**
 * Reads an answer file and opens what its offlineServicing pass names.
 * @throws DismError INVALID_DATA for what is no answer file, CBS_INVALID_PACKAGE for a package that is another, what
 *   opening files gives
 */
export function openAnswerFile(
  host: Host,
  path: string,
  image: ImageReader,
  judge: Judge,
  online: boolean,
): UnattendRequest {
  const parts = answerParts(host, path, image, judge, online).map((open) => open())
  return {
    ...commonOf(host, online),
    steps: parts.flatMap(({ steps }) => steps),
    drivers: parts.flatMap(({ drivers }) => drivers),
  }
}

/**
 * The same in parts that are opened each in its turn: one for each package, the last for the drivers.
 * @throws DismError INVALID_DATA for what is no answer file; opening a part throws what `openAnswerFile` throws
 */
export function answerParts(
  host: Host,
  path: string,
  image: ImageReader,
  judge: Judge,
  online: boolean,
): readonly (() => UnattendRequest)[] {
  const answers = readAnswers(host, path)
  const packages = answers.packages.length
  if (packages > 0) judge.decide(passApplied, 'servicing', true, `${packages} packages`)
  const components = answers.passes.flatMap(({ pass, components: all }) =>
    judge.decide(passApplied, pass, pass.toLowerCase() === OFFLINE_SERVICING, `${all.length} components`) ? all : [],
  )
  const own = PROCESSOR_NAMES[image.architecture()]
  const paths = components
    .filter((component) => isApplied(component, own, judge))
    .flatMap(({ driverPaths }) => driverPaths.map((driver) => resolvePath(host, path, driver)))
  if (paths.length > 0) checkOffline(path, online, judge)
  const common = commonOf(host, online)
  const parts = answers.packages.map((one) => () => {
    return { ...common, steps: [openStep(host, path, one, judge, online)], drivers: [] }
  })
  if (paths.length === 0) return parts
  return [...parts, () => ({ ...common, steps: [], drivers: paths.flatMap((one) => openDrivers(host, one, judge)) })]
}

function commonOf(host: Host, online: boolean): Pick<UnattendRequest, 'openSource' | 'online'> {
  return { openSource: (source) => openFeatureSource(host, source), online }
}

/** The drivers of a folder and those below it. @throws DismError NO_DRIVER_PACKAGES when there are none */
function openDrivers(host: Host, path: string, judge: Judge): readonly DriverPackage[] {
  const { packages } = findDriverPackages(host, path, true, judge)
  if (packages.length === 0) throw new DismError('NO_DRIVER_PACKAGES', `there is no driver package in ${path}`)
  return packages
}

function isApplied({ name, architecture }: AnswerComponent, own: string, judge: Judge): boolean {
  const applies = name.toLowerCase() === DRIVERS && architecture.toLowerCase() === own
  return judge.decide(componentApplied, name, applies, `it is for ${architecture}, the image is ${own}`)
}

function readAnswers(host: Host, path: string): AnswerFile {
  const source = readHostFile(host, path)
  if (source.size > DOCUMENT_BOUNDS.size) throw new DismError('INVALID_DATA', `${path} has ${source.size} bytes`)
  try {
    return parseAnswerFile(readAll(source), path)
  } catch (error) {
    if (error instanceof FormatError) throw new DismError('INVALID_DATA', error.message, { cause: error })
    throw error
  }
}

function openStep(host: Host, file: string, answer: AnswerPackage, judge: Judge, online: boolean): UnattendStep {
  const { action, selections } = answer
  const identity = formatPackageIdentity(answer.identity)
  const opens = answer.location !== undefined && (action === 'install' || action === 'stage')
  const source = opens ? openSource(host, resolvePath(host, file, answer.location), identity, judge, online) : undefined
  return { action, identity, source, selections }
}

function openSource(host: Host, path: string, identity: string, judge: Judge, online: boolean): PackageSource {
  const sources = openPackageSources(host, path, judge, { online })
  const found = sources.find((source) => source.identity.toLowerCase() === identity.toLowerCase())
  const because = `${path} holds ${sources.map((source) => source.identity).join(', ')}`
  const isNamed = (one: PackageSource | undefined): one is PackageSource =>
    judge.decide(packageIdentified, identity, one !== undefined, because)
  if (!isNamed(found)) throw new DismError('CBS_INVALID_PACKAGE', `${identity}: ${because}`)
  return found
}

/** A path in an answer file; `%configsetroot%` stands for the folder in which the file lies. */
function resolvePath(host: Host, file: string, path: string): string {
  const inSet = /^%configsetroot%[\\/]*(.*)$/i.exec(path)?.[1]
  return inSet === undefined ? path : host.beside(file, inSet)
}
