import type {
  AddCommand,
  AddForUserCommand,
  OptimizeCommand,
  RemoveCommand,
  RemoveForUserCommand,
  SignInCommand,
  SysprepCommand,
} from './ScriptCommand.ts'
import type { UpdateName } from './machineUpdates.ts'

/** /Add-ProvisionedAppxPackage, with the text of the file of /CustomDataPath where there is one. */
export interface AddWithDataCommand extends AddCommand {
  readonly data?: string | undefined
}

/** /Set-ProvisionedAppxDataFile for what is provisioned under the name of an app; without a text it deletes the file. */
export interface SetDataCommand {
  readonly kind: 'set data'
  readonly app: number
  readonly data?: string | undefined
}

/** /Add-Package or /Remove-Package of the language pack (cab) of the image's Windows. */
export interface LanguagePackCommand {
  readonly kind: 'add language pack' | 'remove language pack'
  readonly language: string
  /** How it is named when it is removed: the identifiers of DismRemovePackage. */
  readonly by: 'PackageName' | 'PackagePath'
}

/** /Add-Package or /Remove-Package of an update (cab). */
export interface UpdateCommand {
  readonly kind: 'add update' | 'remove update'
  readonly update: UpdateName
  readonly by: 'PackageName' | 'PackagePath'
}

/** What dism.exe does: to the running Windows, or to the drive of a computer that is shut down. */
export type DismCommand =
  | AddWithDataCommand
  | RemoveCommand
  | SetDataCommand
  | OptimizeCommand
  | LanguagePackCommand
  | UpdateCommand

/** What happens to the computer and the people at it. */
export type LifeCommand =
  | SignInCommand
  | RemoveForUserCommand
  | AddForUserCommand
  | SysprepCommand
  | { readonly kind: 'sign out' | 'boot' | 'shut down' | 'restart' | 'audit' }

/**
 * What dism.exe does is cancelled on the way. For an update or a language pack, a program does it through the DISM API
 * and signals its CancelEvent.
 */
export interface CancelCommand {
  readonly kind: 'cancel'
  readonly of: DismCommand
  /** At which call of Progress, 0 before the function is called; without the API, before which step. */
  readonly at: number
  /** Whether what was done so far stays: the documents leave that open. */
  readonly keep: boolean
}

/** The process of dism is killed, or the power goes, while it writes the image. */
export interface KillCommand {
  readonly kind: 'kill'
  readonly of: DismCommand
  readonly by: 'killed' | 'power lost'
  /** At which change of the image. */
  readonly at: number
  /** Decides what had reached the disk. */
  readonly seed: number
}

/** One thing that is done to a computer, as plain data. */
export type MachineCommand = DismCommand | LifeCommand | CancelCommand | KillCommand
