import type { WindowsImage } from '../../image/WindowsImage.ts'
import type { Host } from '../../host/Host.ts'
import type { Operation } from '../../servicing/Operation.ts'
import type { GivenOptions, OptionDefinition } from '../grammar/OptionDefinition.ts'
import type { Vocabulary } from '../grammar/Vocabulary.ts'
import type { GlobalOptions } from '../grammar/GlobalOptions.ts'
import type { ProviderName } from '../../servicing/log/providers.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { ImageTarget } from '../../servicing/openTarget.ts'

/** A command of dism.exe. */
export interface Command {
  /** As the help spells it, without slash. */
  readonly name: string
  /** Another name that published output shows to work, without slash. */
  readonly otherName?: string
  /** The first dism.exe that knows the command: `10.0.17134`; absent: all do. */
  readonly since?: string
  /** The provider that brings the command. */
  readonly provider: ProviderName
  /** `image`: works on an image, offline or online. `none`: an imaging command, which takes neither. */
  readonly target: 'image' | 'none'
  /** Whether the command itself takes an argument: `/Apply-Unattend:<file>`. */
  readonly argument: 'none' | 'optional' | 'required'
  /** `any`: not looked at, because the command is not carried out. */
  readonly options: readonly OptionDefinition[] | 'any'
  /** Entry in the help of its provider; further lines and trailing blanks as printed. */
  readonly summary: string
  /** What `/<command> /?` prints; undefined when only the summary is known. */
  readonly help?: string | ((vocabulary: Vocabulary) => string)
  /** Carries the command out; loads what it needs when it runs. Absent: not carried out yet. @throws DismError */
  readonly run?: (session: CommandSession) => Promise<void>
}

/** What a command works with. */
export interface CommandSession {
  readonly host: Host
  /** Whether the image is the running Windows, or where it lies. */
  readonly target: ImageTarget
  /** As it is now: after an operation, with what that has changed. */
  readonly image: WindowsImage
  readonly globals: GlobalOptions
  /** Argument of the command itself: `fr-FR` of `/Set-UILang:fr-FR`. */
  readonly argument: string | undefined
  readonly options: GivenOptions
  /** Writes to the standard output, lines ended by `\n`; nothing with /Quiet. */
  readonly write: (text: string) => void
  /** Says what this DISM lacks, in one line on the standard error. */
  readonly lack: (gap: string) => void
  /** False: nothing is to be written, on the computer neither. */
  readonly apply: boolean
  /** Takes the decisions of the command itself, such as who may call it with what; logged as those of an operation. */
  readonly judge: Judge
  /** Says that the running Windows must restart to complete what was done. */
  readonly needRestart: () => void
  /**
   * Runs an operation on a fork of the image, logs its steps and decisions, and applies its changes.
   * @throws DismError when it failed; nothing is changed then
   */
  readonly carryOut: <Result>(operation: Operation<Result>) => Result
}
