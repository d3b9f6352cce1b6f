/** The ImagePath that stands for the Windows that runs. */
export const DISM_ONLINE_IMAGE = 'DISM_{53BFAE52-B167-4E2F-A258-0A37B57FF845}'

/** A DismSession that is none, for a variable before it is opened. */
export const DISM_SESSION_DEFAULT = 0

/** How much goes to dism.log. `Debug` is known to PowerShell only; it shows decisions too. */
export const DismLogLevel = {
  DismLogErrors: 0,
  DismLogErrorsWarnings: 1,
  DismLogErrorsWarningsInfo: 2,
  Debug: 3,
} as const

/** Which form of a bundle with stubs is provisioned. */
export const DismStubPackageOption = {
  DismStubPackageOptionNone: 0,
  DismStubPackageOptionInstallFull: 1,
  DismStubPackageOptionInstallStub: 2,
} as const
