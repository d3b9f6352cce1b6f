import { hash } from '#platform'
import { type ByteSource, readAll } from '../../formats/ByteSource.ts'
import { parseCatalog } from '../../formats/cat/parseCatalog.ts'
import { FormatError } from '../../formats/FormatError.ts'
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

/**
 * Whether a driver package is signed, by the form of its catalog.
 * @param catalog undefined when there is none
 */
export function isSigned(inf: Uint8Array, catalog: ByteSource | undefined, subject: string, judge: Judge): boolean {
  const defect = catalog ? defectOf(catalog, inf) : 'there is no catalog'
  return judge.decide(driverSigned, subject, defect === undefined, defect ?? 'its catalog lists it')
}

function defectOf(catalog: ByteSource, inf: Uint8Array): string | undefined {
  try {
    const { signers, members } = parseCatalog(readAll(catalog), 'the catalog')
    if (signers === 0) return 'the catalog has no signer'
    const digest = Array.from(hash('SHA-256', inf), (byte) => byte.toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase()
    // Older catalogs list SHA-1 hashes alone, which are not compared.
    const comparable = [...members].some((member) => member.length === SHA_256)
    return comparable && !members.has(digest) ? 'the catalog does not list the INF' : undefined
  } catch (error) {
    if (error instanceof FormatError) return error.defect
    throw error
  }
}
