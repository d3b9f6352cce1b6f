import type { DriverDescription, DriverDevice } from '../../servicing/drivers/describeDriver.ts'
import { formatDate } from '../output/formatDate.ts'
import type { ReportRecord } from '../output/formatRecords.ts'

/** A driver package as /Get-Drivers lists it. Labels and order are those of captures. */
export function driverRecord(driver: DriverDescription, dateForm: string | undefined): ReportRecord {
  return [
    ['Published Name', driver.published],
    ['Original File Name', driver.originalName],
    ['Inbox', driver.inbox ? 'Yes' : 'No'],
    ['Class Name', driver.className],
    ['Provider Name', driver.provider],
    ['Date', formatDate(driver.date, dateForm)],
    ['Version', driver.version.join('.')],
  ]
}

/**
 * A driver package with its devices as /Get-DriverInfo reports it. The labels are those that programs look for in the
 * output of dism.exe, as is that devices are set in by a tab; the order within the head, and where blank lines stand, is
 * inferred.
 */
export function driverReport(
  driver: DriverDescription,
  storePath: string,
  devices: readonly DriverDevice[],
  dateForm: string | undefined,
): string {
  const head = lines([
    ['Published Name', driver.published],
    ['Driver Store Path', storePath],
    ['Class Name', driver.className],
    ['Class Description', driver.classDescription],
    ['Class GUID', driver.classGuid.toUpperCase()],
    ['Date', formatDate(driver.date, dateForm)],
    ['Version', driver.version.join('.')],
    ['Boot Critical', driver.bootCritical ? 'Yes' : 'No'],
  ])
  const architectures = [...new Set(devices.map(({ architecture }) => architecture))]
  const sections = architectures.map((architecture) => {
    const own = devices.filter((device) => device.architecture === architecture)
    const blocks = own.map((device) => `${lines(deviceRecord(device), '\t')}\n`)
    return `Drivers for architecture : ${architecture}\n\n${blocks.join('')}`
  })
  return `${head}\n${sections.join('')}`
}

function deviceRecord(device: DriverDevice): ReportRecord {
  return [
    ['Manufacturer', device.manufacturer],
    ['Description', device.description],
    ['Architecture', device.architecture],
    ['Hardware ID', device.hardwareId ?? ''],
    ['Service Name', device.service],
    ['Compatible IDs', device.compatibleIds.join(', ')],
    ['Exclude IDs', ''],
  ]
}

function lines(record: ReportRecord, before = ''): string {
  return record.map(([label, value]) => `${before}${label} : ${value}\n`).join('')
}
