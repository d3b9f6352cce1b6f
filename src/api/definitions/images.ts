import type { DismLanguage, SYSTEMTIME } from './session.ts'

/** By what an image of a file is named. */
export const DismImageIdentifier = { DismImageIndex: 0, DismImageName: 1 } as const

/** Whether a mounted image may be changed. */
export const DismMountMode = { DismReadWrite: 0, DismReadOnly: 1 } as const

/** A value of DismMountMode. */
export type DismMountModeValue = (typeof DismMountMode)[keyof typeof DismMountMode]

/** The kind of file that an image is in; a .vhdx counts as Vhd. */
export const DismImageType = { DismImageTypeUnsupported: -1, DismImageTypeWim: 0, DismImageTypeVhd: 1 } as const

/** A value of DismImageType. */
export type DismImageTypeValue = (typeof DismImageType)[keyof typeof DismImageType]

/** Whether an image can be started from. */
export const DismImageBootable = {
  DismImageBootableYes: 0,
  DismImageBootableNo: 1,
  DismImageBootableUnknown: 2,
} as const

/** A value of DismImageBootable. */
export type DismImageBootableValue = (typeof DismImageBootable)[keyof typeof DismImageBootable]

/** How a mounted image is. */
export const DismMountStatus = {
  DismMountStatusOk: 0,
  DismMountStatusNeedsRemount: 1,
  DismMountStatusInvalid: 2,
} as const

/** A value of DismMountStatus. */
export type DismMountStatusValue = (typeof DismMountStatus)[keyof typeof DismMountStatus]

/** Flags of DismMountImage. */
export const DISM_MOUNT_READWRITE = 0
export const DISM_MOUNT_READONLY = 1
export const DISM_MOUNT_OPTIMIZE = 2
export const DISM_MOUNT_CHECK_INTEGRITY = 4
export const DISM_MOUNT_SUPPORT_EA = 8

/** Flags of DismUnmountImage. */
export const DISM_COMMIT_IMAGE = 0
export const DISM_DISCARD_IMAGE = 1

/** Flags of DismCommitImage, and of DismUnmountImage with DISM_COMMIT_IMAGE. */
export const DISM_COMMIT_GENERATE_INTEGRITY = 0x1_0000
export const DISM_COMMIT_APPEND = 0x2_0000
export const DISM_COMMIT_SUPPORT_EA = 0x4_0000
/** What the flags of a commit lie in; no flag itself. */
export const DISM_COMMIT_MASK = 0xffff_0000

/** States of reserved storage. */
export const DISM_RESERVED_STORAGE_DISABLED = 0
export const DISM_RESERVED_STORAGE_ENABLED = 1

/** What a .wim says of an image beyond DismImageInfo. */
export interface DismWimCustomizedInfo {
  /** Bytes of this structure in C: 44. */
  readonly Size: number
  readonly DirectoryCount: number
  readonly FileCount: number
  readonly CreatedTime: SYSTEMTIME
  readonly ModifiedTime: SYSTEMTIME
}

/** An image of a file. */
export interface DismImageInfo {
  readonly ImageType: DismImageTypeValue
  /** From 1. */
  readonly ImageIndex: number
  readonly ImageName: string
  readonly ImageDescription: string
  /** Bytes. */
  readonly ImageSize: bigint
  /** See PROCESSOR_ARCHITECTURE. */
  readonly Architecture: number
  readonly ProductName: string
  readonly EditionId: string
  readonly InstallationType: string
  readonly Hal: string
  readonly ProductType: string
  readonly ProductSuite: string
  readonly MajorVersion: number
  readonly MinorVersion: number
  readonly Build: number
  readonly SpBuild: number
  readonly SpLevel: number
  readonly Bootable: DismImageBootableValue
  readonly SystemRoot: string
  readonly Language: readonly DismLanguage[]
  readonly LanguageCount: number
  /** Index in Language. */
  readonly DefaultLanguageIndex: number
  /** Null for a virtual disk. */
  readonly CustomizedInfo: DismWimCustomizedInfo | null
}

/** A mounted image. */
export interface DismMountedImageInfo {
  readonly MountPath: string
  readonly ImageFilePath: string
  readonly ImageIndex: number
  readonly MountMode: DismMountModeValue
  readonly MountStatus: DismMountStatusValue
}
