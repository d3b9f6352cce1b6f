import type { SYSTEMTIME } from './session.ts'

/** Whether a driver package is signed; it is looked at for boot-critical ones only. */
export const DismDriverSignature = {
  DismDriverSignatureUnknown: 0,
  DismDriverSignatureUnsigned: 1,
  DismDriverSignatureSigned: 2,
} as const

/** A value of DismDriverSignature. */
export type DismDriverSignatureValue = (typeof DismDriverSignature)[keyof typeof DismDriverSignature]

/** A driver package of an image. */
export interface DismDriverPackage {
  /** `oem1.inf`; an inbox driver has its own name. */
  readonly PublishedName: string
  readonly OriginalFileName: string
  readonly InBox: boolean
  readonly CatalogFile: string
  readonly ClassName: string
  /** `{4D36E972-E325-11CE-BFC1-08002BE10318}` */
  readonly ClassGuid: string
  readonly ClassDescription: string
  readonly BootCritical: boolean
  readonly DriverSignature: DismDriverSignatureValue
  readonly ProviderName: string
  readonly Date: SYSTEMTIME
  readonly MajorVersion: number
  readonly MinorVersion: number
  readonly Build: number
  readonly Revision: number
}

/** A device that a driver package serves. */
export interface DismDriver {
  readonly ManufacturerName: string
  readonly HardwareDescription: string
  readonly HardwareId: string
  /** See PROCESSOR_ARCHITECTURE. */
  readonly Architecture: number
  readonly ServiceName: string
  readonly CompatibleIds: string
  readonly ExcludeIds: string
}
