import { allInputs, formatFuzz } from './formatFuzz.ts'
import type { FuzzOptions } from './FuzzOptions.ts'
import type { FuzzResult } from './runFuzz.ts'

/** How a run was made. */
export interface FuzzRun {
  readonly options: FuzzOptions
  /** The words after `npm run fuzz --`. */
  readonly words: readonly string[]
  /** Version of Node. */
  readonly node: string
  readonly processor: string
}

/** The page of a run for docs/fuzz.md. Where inputs are kept and that the page was written is left out of the command. */
export function fuzzPage(result: FuzzResult, { options, words, node, processor }: FuzzRun): string {
  const kept = words.filter((word, index) => !/^--(record|keep)/.test(word) && words[index - 1] !== '--keep')
  const command = ['npm run fuzz', ...(kept.length > 0 ? ['--', ...kept] : [])].join(' ')
  const stopped = allInputs(result) < options.runs && options.runs < Number.MAX_SAFE_INTEGER
  const bad = result.bad.map(
    ({ index, target, outcome, source, reason }) =>
      `- ${target} input ${index}, made of ${source}: ${outcome}, ${reason.split('\n')[0]}`,
  )
  const paragraphs = [
    '# Hostile input',
    'Written by `npm run fuzz -- --record`; not to be edited.',
    `\`\`\`sh\n${command}\n\`\`\``,
    `Seed ${options.seed}, ${options.workers === 1 ? 'one worker' : `${options.workers} workers`}, Node ${node}, ${processor}.`,
    formatFuzz(result),
    ...(stopped ? [`The time was up before all ${options.runs} inputs had run.`] : []),
    ...(bad.length > 0 ? ['## What ended badly', bad.join('\n')] : []),
    `A sound hive, zip, document, package or cabinet is changed: fields of its structures, whole elements, bytes at random; checksums
and hashes are made right, so that the change is met. It is read; hives are edited and written, packages are added to an
image in memory and taken out again. \`FormatError\` and \`DismError\` are the refusals that are meant to be. An input may
take 2 s and 256 MiB, and more only as it is large itself.`,
  ]
  return `${paragraphs.join('\n\n')}\n`
}
