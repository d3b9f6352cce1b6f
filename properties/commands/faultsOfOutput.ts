import type { CommandLineEnd } from '../model/modelCommandLine.ts'
import {
  ASKED,
  IN_WORDS,
  isSince,
  NAMELESS,
  NO_FOLDER_PROVIDER,
  type CommandLineSpec,
  type NamedPackage,
} from '../specs/CommandLine.ts'
import { FILES, identityOf } from './commandComputer.ts'

const HEAD = 'Deployment Image Servicing and Management tool'
const QUESTION = 'Do you want to restart the computer now? (Y/N)'
const WORDS = { permanent: 'Permanent package cannot be uninstalled.', gone: '' }
const NO_HELP = 'No help topic could be found'

/** What a command line wrote. */
export interface CommandOutput {
  /** LF ends. */
  readonly text: string
  readonly warnings: readonly string[]
  /** How often an answer was waited for. */
  readonly waits: number
  /** Its log; undefined where there is none. */
  readonly log: string | undefined
}

/** What is wrong with what a command line says, to the user and its log. */
export function faultsOfOutput(line: CommandLineSpec, end: CommandLineEnd, output: CommandOutput): readonly string[] {
  const waits = end.restart?.asked === true ? 1 : 0
  return [
    ...faultsOfText(line, end, output.text),
    ...(output.waits === waits ? [] : [`waits for ${output.waits} answers`]),
    ...faultsOfLog(line, end, output),
  ]
}

function faultsOfText(line: CommandLineSpec, { code, restart }: CommandLineEnd, text: string): readonly string[] {
  const { what, quiet, elevated, version } = line
  const faults: string[] = []
  const expect = (words: string, there: boolean) => {
    if (text.includes(words) !== there) faults.push(`${there ? 'does not say' : 'says'}: ${words}`)
  }
  expect('Error: 740', !elevated)
  expect(HEAD, elevated && !quiet)
  expect(QUESTION, restart?.asked === true)
  if (!elevated) return faults
  expect(NO_HELP, what.kind === 'help' && code === 87)
  if (quiet) return faults
  if (what.kind === 'help' && code === 0) {
    if (what.topic !== undefined) expect(`/${what.topic}`, true)
    else for (const [command, there] of commandsFor(line)) expect(command, there)
  }
  if (what.kind === 'add' && what.file === 'msu' && code === 0)
    expect(`Adding package ${FILES.msu}`, !isSince(version, NAMELESS))
  if (what.kind === 'remove' && code !== 87) faults.push(...faultsOfOrder(text, saysOfRemovals(line, what.names)))
  return faults
}

/** Commands, and whether they are told of: on an image those that are known, without one none. */
function commandsFor({ version, target }: CommandLineSpec): readonly (readonly [string, boolean])[] {
  const known = ASKED.filter(({ code }) => code !== 87)
  return known.map(({ words: [command = ''] }) => {
    const knows = known.some(({ words, since }) => words[0] === command && isSince(version, since))
    return [command, target !== 'none' && knows]
  })
}

/** What is said of packages that are removed, in this order. */
function saysOfRemovals({ version }: CommandLineSpec, names: readonly NamedPackage[]): readonly string[] {
  const short = (name: NamedPackage) => identityOf(name).split('~')[0]
  const head = (list: readonly NamedPackage[], place: number) => `Processing ${place + 1} of ${list.length} - `
  const removing = (name: NamedPackage) => `Removing package ${identityOf(name)}`
  if (isSince(version, IN_WORDS)) {
    return names.map(
      (name, place) =>
        head(names, place) +
        (name === 'gone' || name === 'permanent' ? `${short(name)}: ${WORDS[name]}` : removing(name)),
    )
  }
  const opened = names.filter((name) => name !== 'gone')
  return [
    ...names
      .filter((name) => name === 'gone')
      .map((name) => `An error occurred trying to open - ${identityOf(name)} Error: 0x800f0805`),
    ...opened.flatMap((name, place) => [
      head(opened, place) + removing(name),
      ...(name === 'permanent' ? [`An error occurred - ${short(name)} Error: 0x800f0825`] : []),
    ]),
  ]
}

function faultsOfOrder(text: string, said: readonly string[]): readonly string[] {
  let from = 0
  for (const each of said) {
    const at = text.indexOf(each, from)
    if (at < 0) return [`does not say, in its turn: ${each}`]
    from = at + each.length
  }
  return []
}

function faultsOfLog(
  line: CommandLineSpec,
  { code }: CommandLineEnd,
  { warnings, log }: CommandOutput,
): readonly string[] {
  const { what, version, target, elevated } = line
  if (!elevated) return log === undefined ? [] : ['there is a log']
  const told = warnings.filter((each) => each.includes('cannot be written')).length
  if (line.log === 'no drive') return told === 1 ? [] : [`${told} lines of warning`]
  if (told > 0) return ['warns of the log']
  if (log?.includes('DISM.EXE:') !== true) return ['the log has no line of dism.exe']
  const session = target !== 'none' && what.kind !== 'help' && code !== 87
  if (session && log.includes('FolderProvider.dll') === isSince(version, NO_FOLDER_PROVIDER))
    return [`the log tells of FolderProvider.dll: ${String(log.includes('FolderProvider.dll'))}`]
  return []
}
