import { IN_WORDS, isSince, type CommandLineSpec, type NamedPackage, type NewPackage } from '../specs/CommandLine.ts'

/** What is to come of a command line. */
export interface CommandLineEnd {
  /** The exit code, undefined for any but 87. */
  readonly code: number | undefined
  /** Whether the image changes; undefined where it may. */
  readonly changes: boolean | undefined
  /** Whether Windows must restart: whether dism asks to do so at once, and whether that happens. */
  readonly restart: { readonly asked: boolean; readonly done: boolean } | undefined
}

const ELEVATION_REQUIRED = 740
const NOT_SUPPORTED = 50
const INVALID = 87
const RESTART_NEEDED = 3010
const NOT_APPLICABLE = 0x800f081e

/** What comes of a package that is to be removed. */
const REMOVALS: { readonly [name in NamedPackage]: number } = {
  there: 0,
  busy: 0,
  permanent: 0x800f0825,
  gone: 0x800f0805,
}

/** How a command line ends, by documents and versions. */
export function modelCommandLine(line: CommandLineSpec): CommandLineEnd {
  const code = codeOf(line)
  const { what } = line
  const serviced = line.elevated && line.target !== 'none'
  const changes = {
    // What is optimized or checked leaves its traces.
    asked: () => (serviced ? undefined : false),
    help: () => false,
    add: () => code === 0 || code === RESTART_NEEDED,
    remove: () => serviced && what.kind === 'remove' && what.names.some((name) => REMOVALS[name] === 0),
  }[what.kind]()
  return { code, changes, restart: code === RESTART_NEEDED ? restartOf(line) : undefined }
}

function codeOf({ elevated, target, what, version }: CommandLineSpec): number | undefined {
  if (!elevated) return ELEVATION_REQUIRED
  if (what.kind === 'help') {
    if (what.there === 'anywhere') return 0
    return what.there === 'image' && target !== 'none' && isSince(version, what.since) ? 0 : INVALID
  }
  if (target === 'none') return INVALID
  if (what.kind === 'asked') return isSince(version, what.since) ? what.code : INVALID
  if (what.kind === 'add') return codeOfAdding(what.file, target)
  // An older dism.exe opens all of them before it works on one.
  if (!isSince(version, IN_WORDS) && what.names.includes('gone')) return REMOVALS.gone
  const failure = what.names.map((name) => REMOVALS[name]).find((code) => code !== 0)
  return failure ?? (target === 'online' && what.names.includes('busy') ? RESTART_NEEDED : 0)
}

function codeOfAdding(file: NewPackage, target: 'online' | 'image'): number {
  if (target === 'online' && (file === 'msu' || file === 'bad msu')) return NOT_SUPPORTED
  if (file === 'restart' && target === 'online') return RESTART_NEEDED
  return file === 'wrong' || file === 'bad msu' ? NOT_APPLICABLE : 0
}

function restartOf({ noRestart, quiet, answer }: CommandLineSpec): CommandLineEnd['restart'] {
  const asked = !noRestart && !quiet
  return { asked, done: asked ? answer === 'Y' : !noRestart }
}
