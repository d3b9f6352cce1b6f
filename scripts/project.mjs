import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Where `npm test` writes vitest's JSON report. */
export const testReport = join(root, 'dist', 'test-report.json')

/**
 * Runs a program and shows its output.
 * @returns its exit status, 1 when a signal ended it
 */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options })
  if (result.error) throw result.error
  return result.status ?? 1
}

/** Runs the command that an installed package declares as `bin`, with this Node. @returns its exit status */
export function runTool(packageName, args, options) {
  const folder = join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = typeof bin === 'string' ? bin : (bin[packageName] ?? bin.tsc)
  return run(process.execPath, [join(folder, file), ...args], options)
}

/** Runs npm: the one that runs this script, else the one on PATH. @returns its exit status */
export function npm(args, options) {
  const cli = process.env.npm_execpath
  return cli?.endsWith('.js')
    ? run(process.execPath, [cli, ...args], options)
    : run('npm', args, { shell: process.platform === 'win32', ...options })
}

/** Bundles a file of the sources in memory and imports it, so that nothing need be built. */
export async function loadSource(path) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    alias: { '#platform': './src/platform/node.ts', '#programs': './emulator/machine/programs/node.ts' },
    logLevel: 'warning',
  })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

/** Installs the dependencies when they are missing or older than the lockfile. @throws Error when npm fails */
function install() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  const lockfile = join(root, 'package-lock.json')
  if (modified(installed) >= modified(lockfile)) return
  console.log('> npm ci')
  if (npm(['ci', '--no-audit', '--no-fund']) !== 0) throw new Error('npm ci failed')
}

/** Compiles and bundles what is shipped; tests are compiled by the gate alone. @throws Error when one of the two fails */
export function build() {
  if (runTool('typescript', ['-b', 'emulator', 'properties']) !== 0) throw new Error('the compiler refused the sources')
  if (run(process.execPath, [join(root, 'scripts', 'bundle.mjs')]) !== 0) throw new Error('the bundle failed')
}

/** Installs and builds what is missing or out of date. */
export function makeReady() {
  install()
  const built = modified(join(root, 'dist', 'bin', 'dismulator.js'))
  const sources = ['src', 'fixtures', 'emulator', 'properties', 'scripts', 'package.json', 'tsconfig.base.json']
  if (sources.every((source) => newest(join(root, source)) <= built)) return
  console.log('> npm run build')
  build()
}

/** Time of the last write in milliseconds, 0 when there is no such file. */
function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0
}

/** Time of the last write of a file, or of anything in a folder. */
function newest(path) {
  const entry = statSync(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}
