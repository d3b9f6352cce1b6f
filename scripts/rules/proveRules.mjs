import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, runTool } from '../project.mjs'

const report = join(root, 'dist', 'rules-report.json')

/**
 * Runs every test whose title names rules with each of those rules switched off: stuck at one verdict, then at the
 * other. First only what the rule does is wrong; for rules whose tests stay green then, what it tells is wrong too.
 * @param tests what `ruleTests` found
 * @returns {Map<string, {holds: 'done' | 'told' | undefined, fails: 'done' | 'told' | undefined}>} by rule id, what its
 *   tests notice at each verdict
 */
export function proveRules(tests) {
  const found = new Map([...tests.keys()].map((id) => [id, { holds: undefined, fails: undefined }]))
  for (const told of [false, true])
    for (const verdict of ['holds', 'fails']) {
      const open = [...tests].filter(([id]) => found.get(id)[verdict] === undefined)
      const files = [...new Set(open.flatMap(([, shown]) => shown.map(({ file }) => file)))]
      const most = Math.max(...titleCounts(tests).values())
      for (let index = 0; index < most; index++)
        for (const { status, title } of runStuck(files, verdict, index, told)) {
          const one = found.get(idsOf(title)[index])
          if (status === 'failed' && one) one[verdict] ??= told ? 'told' : 'done'
        }
    }
  return found
}

function runStuck(files, verdict, index, told) {
  if (files.length === 0) return []
  rmSync(report, { force: true })
  runTool(
    'vitest',
    [
      'run',
      '--config',
      'vitest.rules.config.ts',
      '-t',
      String.raw`\([a-z0-9]+\.[a-z0-9.]+(, [a-z0-9.]+)*\)$`,
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...files,
    ],
    {
      stdio: 'ignore',
      env: { ...process.env, STUCK_VERDICT: verdict, STUCK_INDEX: String(index), STUCK_TOLD: told ? 'yes' : 'no' },
    },
  )
  return JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap((file) => file.assertionResults)
}

/** How many rules each title names. */
function titleCounts(tests) {
  const counts = new Map()
  for (const { file, title } of [...tests.values()].flat())
    counts.set(`${file} ${title}`, (counts.get(`${file} ${title}`) ?? 0) + 1)
  return counts
}

function idsOf(title) {
  return /\(([a-z0-9., ]+)\)$/.exec(title)?.[1].split(', ') ?? []
}
