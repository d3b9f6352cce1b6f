import type { FrameworkSpec } from './FrameworkSpec.ts'

/** What is given as license: one for the app, none with or without /SkipLicense, or one for another app. */
export type LicenseChoice = 'skip' | 'none' | 'right' | 'wrong'

/** /Add-ProvisionedAppxPackage. */
export interface AddCommand {
  readonly kind: 'add'
  /** Which app of the script, counted from 0; larger numbers start again. */
  readonly app: number
  /** In the order in which they are given. */
  readonly frameworks: readonly FrameworkSpec[]
  readonly license: LicenseChoice
  /** The argument of /Region, `all`, `US;gb`, or what is none; the option is left out without it. */
  readonly regions?: string | undefined
  /** The argument of /StubPackageOption; the option is left out without it. */
  readonly stub?: 'InstallFull' | 'InstallStub' | undefined
}

/** /Remove-ProvisionedAppxPackage of what is provisioned under the name of that app, or of the app itself. */
export interface RemoveCommand {
  readonly kind: 'remove'
  readonly app: number
}

/** A user signs in; when OOBE is due, that comes first. A user who is new gets a profile. */
export interface SignInCommand {
  readonly kind: 'sign in'
  readonly user: string
  readonly languages: readonly string[]
  /** Country or region that the user chooses, alpha-2 or alpha-3; as before without it. */
  readonly region?: string | undefined
  /** Per cent. */
  readonly scale: number
  /** 9, 10 or 11. */
  readonly dxFeatureLevel: number
}

/** A user removes an app (Remove-AppxPackage). */
export interface RemoveForUserCommand {
  readonly kind: 'remove for user'
  readonly user: string
  readonly app: number
}

/**
 * A user installs an app (Add-AppxPackage), who has a profile; otherwise nothing happens. The user's languages are those
 * of the last sign-in, the display has a scale of 100, the graphics hardware feature level 11.
 */
export interface AddForUserCommand {
  readonly kind: 'add for user'
  readonly user: string
  readonly app: number
  readonly frameworks: readonly FrameworkSpec[]
}

/** A UI language comes or goes: its key below UILanguages, as a language pack writes it. The default language stays. */
export interface LanguageCommand {
  readonly kind: 'add language' | 'remove language'
  readonly language: string
}

/** The computer shuts down, /Optimize-ProvisionedAppxPackages works on its image, and it starts again. */
export interface OptimizeCommand {
  readonly kind: 'optimize'
}

/** Who is signed in runs Sysprep, which generalizes the image; the computer starts again, and nobody is signed in. */
export interface SysprepCommand {
  readonly kind: 'sysprep'
}

/** A step of a script, as plain data: the same script can be run by machine and model, kept and replayed. */
export type ScriptCommand =
  | AddCommand
  | RemoveCommand
  | SignInCommand
  | RemoveForUserCommand
  | AddForUserCommand
  | LanguageCommand
  | OptimizeCommand
  | SysprepCommand
