/** The ImagePath that stands for the Windows that runs. */
export const DISM_ONLINE_IMAGE = 'DISM_{53BFAE52-B167-4E2F-A258-0A37B57FF845}'

/** A DismSession that is none, for a variable before it is opened. */
export const DISM_SESSION_DEFAULT = 0

/** The number of an open session; the first is 2. */
export type DismSession = number

/** How much goes to dism.log. `Debug` is known to PowerShell only; it shows decisions too. */
export const DismLogLevel = {
  DismLogErrors: 0,
  DismLogErrorsWarnings: 1,
  DismLogErrorsWarningsInfo: 2,
  Debug: 3,
} as const

/**
 * A variable that a function writes to: what C passes as a pointer. A call that fails leaves it alone.
 * `const session: Pointer<DismSession> = { value: DISM_SESSION_DEFAULT }`
 */
export interface Pointer<Value> {
  value: Value
}

/** A text that the API returns, to be given to DismDelete. */
export interface DismString {
  readonly Value: string
}

/** A language of an image. */
export type DismLanguage = DismString

/** DISM_PROGRESS_CALLBACK. Gets how much is done, of how much, and the UserData of the call as it was given. */
export type DismProgressCallback = (current: number, total: number, userData: unknown) => void

/** A point in time, as Windows takes it apart. All zero: there is none. */
export interface SYSTEMTIME {
  readonly wYear: number
  /** From 1. */
  readonly wMonth: number
  /** From 0, Sunday. */
  readonly wDayOfWeek: number
  readonly wDay: number
  readonly wHour: number
  readonly wMinute: number
  readonly wSecond: number
  readonly wMilliseconds: number
}

/** Numbers of architectures, as fields that are called Architecture have them. */
export const PROCESSOR_ARCHITECTURE = {
  INTEL: 0,
  ARM: 5,
  IA64: 6,
  AMD64: 9,
  NEUTRAL: 11,
  ARM64: 12,
  IA32_ON_ARM64: 14,
} as const
