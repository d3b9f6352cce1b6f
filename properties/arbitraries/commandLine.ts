import fc from 'fast-check'
import { ASKED, type CommandLineSpec } from '../specs/CommandLine.ts'

const VERSIONS = [
  ...([
    '6.1.7601.17514',
    '6.2.9200.16384',
    '6.3.9600.17031',
    '10.0.10240.16384',
    '10.0.16299.15',
    '10.0.17134.1',
  ] as const),
  ...(['10.0.17763.1', '10.0.18362.1', '10.0.19041.1', '10.0.20348.1', '10.0.22621.1', '10.0.25398.1'] as const),
  ...(['10.0.26100.1', '10.0.26100.5074'] as const),
]

/** A command line, whatever dism.exe it is for. */
export function commandLine(): fc.Arbitrary<CommandLineSpec> {
  return fc.record({
    elevated: fc.constantFrom(true, true, true, true, true, true, true, false),
    version: fc.constantFrom(...VERSIONS),
    target: fc.constantFrom('online', 'online', 'image', 'image', 'none'),
    what: fc.oneof(
      fc.nat({ max: ASKED.length - 1 }),
      fc.constantFrom('restart', 'restart', 'restart', 'plain', 'permanent', 'wrong', 'gone', 'msu', 'bad msu'),
    ),
    help: fc.constantFrom(false, false, false, true),
    noRestart: fc.constantFrom(false, false, true),
    quiet: fc.constantFrom(false, false, true),
    answer: fc.constantFrom('Y', 'N', undefined),
    log: fc.constantFrom('default', 'D:', 'no drive'),
  })
}
