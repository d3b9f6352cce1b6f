// `npm run check`: the one gate. Every step runs, even after one has failed; `--without-tests` leaves the tests out.
import { join } from 'node:path'
import { root, run, runTool } from './project.mjs'

const script = (name) => () => run(process.execPath, [join(root, 'scripts', name)])

const steps = [
  { name: 'format', step: () => runTool('oxfmt', ['--check']) },
  { name: 'lint', step: () => runTool('oxlint', ['--type-aware', '--deny-warnings']) },
  { name: 'types', step: () => runTool('typescript', ['-b']) },
  { name: 'layers', step: script('layers.mjs') },
  { name: 'bundle', step: script('bundle.mjs') },
  { name: 'tests', step: script('test.mjs') },
  { name: 'rule coverage', step: script('ruleCoverage.mjs') },
  { name: 'seeded defects', step: script('defects.mjs') },
  {
    name: 'large package',
    step: () => run(process.execPath, [join(root, 'scripts', 'large.mjs'), '--megabytes', '240']),
  },
  { name: 'readme', step: () => run(process.execPath, [join(root, 'scripts', 'readme.mjs'), '--check']) },
  { name: 'rules', step: () => run(process.execPath, [join(root, 'scripts', 'rules.mjs'), '--check', '--prove']) },
  { name: 'exports', step: () => runTool('publint', ['--strict']) },
  {
    name: 'comments of exports',
    step: () => run(process.execPath, [join(root, 'scripts', 'exports.mjs'), '--check']),
  },
  { name: 'pack', step: script('pack.mjs') },
  { name: 'browser bundle', step: script('browser.mjs') },
  { name: 'unused code', step: () => runTool('knip', []) },
]

const wanted = process.argv.includes('--without-tests') ? steps.filter(({ name }) => name !== 'tests') : steps
const results = wanted.map(({ name, step }) => {
  console.log(`\n--- ${name}`)
  const begin = performance.now()
  const ok = step() === 0
  return { name, ok, seconds: (performance.now() - begin) / 1000 }
})

console.log('')
for (const { name, ok, seconds } of results)
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${seconds.toFixed(1).padStart(6)} s  ${name}`)
process.exitCode = results.every((result) => result.ok) ? 0 : 1
