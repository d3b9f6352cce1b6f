import type { DismError } from '../../../src/errors/DismError.ts'
import { runDism } from '../../../src/dism/runDism.ts'
import type { Decision } from '../../../src/rules/Decision.ts'
import type { Command } from '../Command.ts'
import { createDiskHost } from '../createDiskHost.ts'
import { findRules } from '../findRules.ts'
import { formatDecisions } from '../formatDecisions.ts'
import { semanticsOf } from '../semanticsOf.ts'
import { UsageError } from '../UsageError.ts'

/** `dismulator explain -- dism …`: runs a command line of dism without applying or logging it, and says how it decided. */
export const explain: Command = {
  operands: [],
  rest: 'dism …',
  options: {
    rule: { value: '<id>', describes: 'only decisions of this rule, or of those that begin so: appx.language' },
  },
  notes: ['Nothing is written. The exit code is 0 when dism would succeed, else 1.'],
  async run(input) {
    const [program = '', ...words] = input.rest
    if (!/^dism(\.exe)?$/i.test(program)) throw new UsageError(`only dism can be explained, not ${program}`)
    const wanted = new Set(findRules(input.option('rule') ?? '').map(({ id }) => id))
    const decisions: Decision[] = []
    const failures: DismError[] = []
    const output: string[] = []
    const host = { ...createDiskHost(), semantics: semanticsOf(input), appendText: () => {} }
    const code = await runDism({
      arguments: words,
      host,
      write: (text) => output.push(text),
      apply: false,
      onDecisions: (more) => decisions.push(...more),
      onFailure: (error) => failures.push(error),
    })
    const asked = decisions.filter(({ rule }) => wanted.has(rule))
    const [failed] = failures
    const printed = output.join('').replaceAll('\r', '')
    const end = failed
      ? `dism would fail, ${failed.code}: ${failed.detail}\n${printed}`
      : code === 0
        ? ''
        : `dism would end with ${code}\n`
    return {
      text: (asked.length > 0 ? formatDecisions(asked, host.semantics) : 'No rule was asked.\n') + end,
      json: {
        exitCode: code,
        decisions: asked,
        ...(failed && { reason: failed.detail, output: output.join('') }),
      },
      exitCode: failed ? 1 : 0,
    }
  },
}
