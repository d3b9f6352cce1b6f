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
  const most = Math.max(...[...tests.values()].flat().map(({ place }) => place))
  for (const told of [false, true])
    for (const verdict of ['holds', 'fails'])
      for (let place = 0; place <= most; place++) {
        const open = [...tests].filter(([id]) => found.get(id)[verdict] === undefined)
        for (const { status, title } of runStuck(open, verdict, place, told)) {
          const one = found.get(idsOf(title)[place])
          if (status === 'failed' && one) one[verdict] ??= told ? 'told' : 'done'
        }
      }
  return found
}

/** Runs the tests whose titles name one of some rules at a place, with that rule switched off. */
function runStuck(open, verdict, place, told) {
  const there = open.filter(([, shown]) => shown.some((one) => one.place === place))
  const files = [
    ...new Set(there.flatMap(([, shown]) => shown.filter((one) => one.place === place).map(({ file }) => file))),
  ]
  if (files.length === 0) return []
  const ids = there.map(([id]) => id.replaceAll('.', String.raw`\.`)).join('|')
  rmSync(report, { force: true })
  runTool(
    'vitest',
    [
      'run',
      '--config',
      'vitest.rules.config.ts',
      '-t',
      String.raw`\(([a-z0-9.]+, ){${place}}(${ids})(, [a-z0-9.]+)*\)$`,
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...files,
    ],
    {
      stdio: 'ignore',
      env: { ...process.env, STUCK_VERDICT: verdict, STUCK_PLACE: String(place), STUCK_TOLD: told ? 'yes' : 'no' },
    },
  )
  return JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap((file) => file.assertionResults)
}

function idsOf(title) {
  return /\(([a-z0-9., ]+)\)$/.exec(title)?.[1].split(', ') ?? []
}
