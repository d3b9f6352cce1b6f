// Packs the project, installs the tarball in an empty folder with plain npm, runs both commands there, imports every
// entry point, lets the compiler read the declarations, and runs a test with the matchers. usage: node scripts/pack.mjs
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { npm, root, run, runTool } from './project.mjs'

const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
/** Needs vitest, which the user of it has: it is tried by itself. */
const MATCHERS = './vitest'
const entries = Object.keys(exports).filter((entry) => !entry.endsWith('.json') && entry !== MATCHERS)
const specifiers = entries.map((entry) => `dismulator${entry.slice(1)}`)

const TEST = `import { test } from 'dismulator/vitest'
import { expect } from 'vitest'

test.override('machineOptions', { preset: 'windows-10-22h2' })

test('a fresh machine', ({ machine }) => {
  expect(machine.image.identity().version).toMatch(/^10\\.0\\.19045/)
  expect(machine.image).not.toHaveProvisioned('Contoso.Reader')
  expect(() => expect(machine).toBeStale()).toThrow('(rule appx.language.stale)')
})
`

const folder = mkdtempSync(join(tmpdir(), 'dismulator-pack-'))
try {
  process.exitCode = tryPackage() ? 0 : 1
} finally {
  rmSync(folder, { recursive: true })
}

function tryPackage() {
  if (npm(['pack', '--silent', '--pack-destination', folder]) !== 0) return false
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  const use = join(folder, 'use')
  mkdirSync(use)
  writeFileSync(join(use, 'package.json'), '{ "private": true, "type": "module" }')
  if (npm(['install', '--silent', '--no-audit', '--no-fund', join(folder, tarball)], { cwd: use }) !== 0) return false
  return [
    says(use, 'dism', ['/?'], 'Deployment Image Servicing and Management tool'),
    says(use, 'dismulator', ['--help'], 'dismulator image new'),
    imports(use),
    types(use),
    matchers(use),
  ].every(Boolean)
}

/** Runs an installed command as a user would. */
function says(use, command, args, text) {
  const shell = process.platform === 'win32'
  const { stdout, status } = spawnSync(join(use, 'node_modules', '.bin', command), args, {
    cwd: use,
    encoding: 'utf8',
    shell,
  })
  const ok = status === 0 && stdout.includes(text)
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${command} ${args.join(' ')}`)
  return ok
}

/** Every entry point loads in Node. */
function imports(use) {
  const code = specifiers.map((specifier) => `await import('${specifier}')`).join('\n')
  const ok = run(process.execPath, ['--input-type=module', '--eval', code], { cwd: use }) === 0
  console.log(`${ok ? 'ok  ' : 'FAIL'} import ${specifiers.join(', ')}`)
  return ok
}

/** The declarations of every entry point compile in a strict project that checks libraries too and knows nothing of Node. */
function types(use) {
  const lines = specifiers.map((specifier, index) => `export * as entry${index} from '${specifier}'`)
  writeFileSync(join(use, 'use.ts'), `${lines.join('\n')}\n`)
  const options = ['--noEmit', '--strict', '--target', 'es2023', '--module', 'nodenext', '--types', '']
  const ok = runTool('typescript', [...options, join(use, 'use.ts')], { cwd: use }) === 0
  console.log(`${ok ? 'ok  ' : 'FAIL'} declarations`)
  return ok
}

/** A test of somebody who has vitest: it runs, and the compiler knows the matchers. */
function matchers(use) {
  symlinkSync(join(root, 'node_modules', 'vitest'), join(use, 'node_modules', 'vitest'), 'junction')
  writeFileSync(join(use, 'use.test.ts'), TEST)
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const options = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--target',
    'es2023',
    '--module',
    'nodenext',
    '--types',
    '',
  ]
  const ok =
    run(process.execPath, [vitest, 'run', '--root', use], { cwd: use }) === 0 &&
    runTool('typescript', [...options, join(use, 'use.test.ts')], { cwd: use }) === 0
  console.log(`${ok ? 'ok  ' : 'FAIL'} import dismulator/vitest`)
  return ok
}
