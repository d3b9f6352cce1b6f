import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runTool } from '../project.mjs'

const folder = join(root, 'dist', 'rules-proof')

/**
 * Runs every test whose title names rules with each of those rules switched off: stuck at one verdict, then at the
 * other. First only what the rule does is wrong; for rules whose tests stay green then, what it tells is wrong too. Tests
 * that cannot run twice in a process have one of their own for each.
 * @param tests what `ruleTests` found
 * @param register one-sided rules need not be shown to be able to hold
 * @returns {Map<string, {holds: 'done' | 'told' | undefined, fails: 'done' | 'told' | undefined}>} by rule id, what its
 *   tests notice at each verdict
 */
export function proveRules(tests, register) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const { id, oneSided } of register)
    if (oneSided !== undefined) writeFileSync(join(folder, `${id}.holds.unneeded`), '')
  const most = Math.max(...[...tests.values()].flat().map(({ place }) => place))
  const places = Array.from({ length: most + 1 }, (_, place) => place)
  for (const told of ['no', 'yes']) {
    runStuck(tests, { STUCK_TOLD: told })
    for (const verdict of ['holds', 'fails'])
      for (const place of places) runStuck(tests, { STUCK_TOLD: told, STUCK_ALONE: `${verdict}:${place}` })
  }
  return readFound(tests)
}

/** What the tests have noticed so far. */
function readFound(tests) {
  const names = new Set(readdirSync(folder))
  const found = (id, verdict) => ['done', 'told', 'unneeded'].find((how) => names.has(`${id}.${verdict}.${how}`))
  return new Map([...tests.keys()].map((id) => [id, { holds: found(id, 'holds'), fails: found(id, 'fails') }]))
}

/** Runs the files with tests of which something has not been noticed yet. */
function runStuck(tests, env) {
  const [verdict, place] = env.STUCK_ALONE?.split(':') ?? []
  const found = readFound(tests)
  const isOpen = (id) =>
    verdict === undefined
      ? !found.get(id).holds || !found.get(id).fails
      : !found.get(id)[verdict] && existsSync(join(folder, `${id}.${verdict}.alone`))
  const files = new Set(
    [...tests].flatMap(([id, shown]) =>
      isOpen(id)
        ? shown.filter((one) => place === undefined || one.place === Number(place)).map(({ file }) => file)
        : [],
    ),
  )
  if (files.size === 0) return
  runTool('vitest', ['run', '--config', 'vitest.rules.config.ts', '--reporter=dot', ...files], {
    stdio: 'ignore',
    env: { ...process.env, ...env, STUCK_FOUND: folder },
  })
}
