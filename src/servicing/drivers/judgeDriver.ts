import { hash } from '#platform'
import { type ByteSource, readAll } from '../../formats/ByteSource.ts'
import { parseCatalog } from '../../formats/cat/parseCatalog.ts'
import { FormatError } from '../../formats/FormatError.ts'
import { signedParts } from '../../formats/pe/signedParts.ts'
import type { DriverInf } from '../../formats/inf/DriverInf.ts'
import type { InfTarget } from '../../formats/inf/targetDecoration.ts'
import type { Judge } from '../../rules/Judge.ts'
import { DEVICE_CLASSES } from './deviceClasses.ts'
import { bootCritical, driverSigned } from './driverRules.ts'

/** Whether Windows needs a driver package to start. */
export function isBootCritical(driver: DriverInf, target: InfTarget, subject: string, judge: Judge): boolean {
  const byClass = DEVICE_CLASSES[driver.classGuid]?.bootCritical === true
  const found = driver.forTarget(target)
  const services = [...found.installs.keys()].flatMap((install) => found.services(install))
  const boot = services.find(({ start }) => start === 0)
  const because = byClass
    ? `class ${driver.className}`
    : boot
      ? `${boot.name} starts at boot`
      : `class ${driver.className}`
  return judge.decide(bootCritical, subject, byClass || boot !== undefined, because)
}

/** Length of a SHA-256 hash in hexadecimal. */
const SHA_256 = 64

/** A file of a driver package. */
interface ListedFile {
  readonly source: string
  readonly content: ByteSource
}

/**
 * Whether a driver package is signed, by the form of its catalog.
 * @param catalog undefined when there is none
 * @param files those that the INF copies
 */
export function isSigned(
  inf: Uint8Array,
  catalog: ByteSource | undefined,
  subject: string,
  judge: Judge,
  files: readonly ListedFile[] = [],
): boolean {
  const defect = catalog ? defectOf(catalog, inf, files) : 'there is no catalog'
  return judge.decide(driverSigned, subject, defect === undefined, defect ?? 'its catalog lists it')
}

function defectOf(catalog: ByteSource, inf: Uint8Array, files: readonly ListedFile[]): string | undefined {
  try {
    const { signers, members } = parseCatalog(readAll(catalog), 'the catalog')
    if (signers === 0) return 'the catalog has no signer'
    // Older catalogs list SHA-1 hashes alone, which are not compared.
    if (![...members].some((member) => member.length === SHA_256)) return undefined
    if (!members.has(digestOf(inf))) return 'the catalog does not list the INF'
    const foreign = files.find(({ content }) => !isListed(readAll(content), members))
    return foreign && `the catalog does not list ${foreign.source}`
  } catch (error) {
    if (error instanceof FormatError) return error.defect
    throw error
  }
}

/** A program is listed by what of it is signed, any other file by all of it. */
function isListed(bytes: Uint8Array, members: ReadonlySet<string>): boolean {
  if (members.has(digestOf(bytes))) return true
  const signed = signedParts(bytes)
  return signed !== undefined && members.has(digestOf(signed))
}

function digestOf(bytes: Uint8Array): string {
  return Array.from(hash('SHA-256', bytes), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}
