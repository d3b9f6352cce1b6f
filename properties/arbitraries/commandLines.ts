import fc from 'fast-check'
import {
  ASKED,
  HELP,
  IN_WORDS,
  isSince,
  NAMELESS,
  NO_FOLDER_PROVIDER,
  type CommandLineSpec,
} from '../specs/CommandLine.ts'

const VERSIONS = [
  ...(['6.1.7601.17514', '6.2.9200.16384', '6.3.9600.17031'] as const),
  ...(['10.0.10240.16384', '10.0.16299.15', '10.0.17134.1', '10.0.17763.1', '10.0.18362.1'] as const),
  ...(['10.0.19041.1', '10.0.20348.1', '10.0.22621.1', '10.0.25398.1'] as const),
  ...(['10.0.26100.1', '10.0.26100.5074'] as const),
]

/** What command lines one computer is given. */
export function commandLines(): fc.Arbitrary<readonly CommandLineSpec[]> {
  return fc.array(commandLine(), { minLength: 6, maxLength: 12, size: 'max' })
}

/** A command line, whatever dism.exe it is for: often the first that does something in another way, or the last that did not. */
function commandLine(): fc.Arbitrary<CommandLineSpec> {
  return fc
    .record({
      elevated: fc.constantFrom(true, true, true, true, true, false),
      version: fc.constantFrom(...VERSIONS),
      beside: fc.constantFrom('first', 'first', 'last', 'last', 'neither'),
      about: fc.oneof(
        { arbitrary: on(['online', 'image', 'none'], fc.constantFrom(...ASKED)), weight: 4 },
        {
          arbitrary: on(['online', 'image', 'none'], fc.constantFrom(...HELP, { kind: 'help', there: 'anywhere' })),
          weight: 3,
        },
        { arbitrary: on(['online', 'online', 'image', 'image', 'none'], added()), weight: 4 },
        { arbitrary: on(['online', 'online', 'image', 'image', 'none'], removed()), weight: 3 },
      ),
      options: fc.constantFrom('', '', 'noRestart', 'quiet', 'noRestart, quiet'),
      answer: fc.constantFrom('Y', 'Y', 'N', undefined),
      log: fc.constantFrom('default', 'D:', 'no drive'),
    })
    .map(({ beside, about, options, ...rest }) =>
      withoutTopic({
        ...rest,
        ...about,
        noRestart: options.includes('noRestart'),
        quiet: options.includes('quiet'),
        version: versionBeside(beside, rest.version, about.what),
      }),
    )
}

/** Help on nothing in particular, without an image: what stands before `/?` would be its topic. */
function withoutTopic(line: CommandLineSpec): CommandLineSpec {
  const { what, target } = line
  if (what.kind !== 'help' || what.topic !== undefined || target !== 'none') return line
  return { ...line, noRestart: false, quiet: false, log: 'default' }
}

type About = Pick<CommandLineSpec, 'target' | 'what'>

function on(
  targets: readonly CommandLineSpec['target'][],
  what: fc.Arbitrary<CommandLineSpec['what']>,
): fc.Arbitrary<About> {
  return fc.record({ target: fc.constantFrom(...targets), what })
}

function added(): fc.Arbitrary<CommandLineSpec['what']> {
  const file = fc.constantFrom('restart', 'restart', 'restart', 'msu', 'msu', 'plain', 'wrong', 'bad msu')
  return fc.record({ kind: fc.constant('add'), file })
}

function removed(): fc.Arbitrary<CommandLineSpec['what']> {
  const names = fc.uniqueArray(fc.constantFrom('there', 'busy', 'permanent', 'gone'), { minLength: 1, maxLength: 3 })
  return fc.record({ kind: fc.constant('remove'), names })
}

/** The first version that does what is asked in its way, or the last that does not. */
function versionBeside(beside: 'first' | 'last' | 'neither', version: string, what: CommandLineSpec['what']): string {
  const since = turnOf(what)
  const first = VERSIONS.findIndex((one) => isSince(one, since))
  return (beside === 'neither' ? undefined : VERSIONS[beside === 'first' ? first : first - 1]) ?? version
}

function turnOf(what: CommandLineSpec['what']): string | undefined {
  if (what.kind === 'remove') return IN_WORDS
  if (what.kind === 'add') return what.file === 'msu' ? NAMELESS : NO_FOLDER_PROVIDER
  // Help on nothing in particular tells of all that is known.
  if (what.kind === 'help' && what.topic === undefined) return undefined
  return what.since ?? NO_FOLDER_PROVIDER
}
