// Bundles the two commands into dist/bin. CommonJS: Node's loader of modules takes longer than a list does. A command is a
// few lines that run the bundle beside it with a cache of what V8 has compiled in a list of packages.
// What the code loads by `import()` is run when it is asked for, packages stay outside.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './project.mjs'

const bin = join(root, 'dist', 'bin')
rmSync(bin, { recursive: true, force: true })
mkdirSync(bin, { recursive: true })
writeFileSync(join(bin, 'package.json'), '{ "type": "commonjs" }\n')
for (const name of ['dism', 'dismulator']) {
  await bundle(name)
  const start = readFileSync(join(root, 'scripts', 'bundle', 'startCommand.cjs'), 'utf8')
  writeFileSync(join(bin, `${name}.js`), start.replaceAll('%name%', name), { mode: 0o755 })
}
makeCaches()

async function bundle(name) {
  await build({
    absWorkingDir: root,
    entryPoints: [`emulator/cli/${name}.ts`],
    outfile: join(bin, `${name}.code.js`),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    // `require` where the sources say `import()`: it does not go through the loader of modules either.
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'moduleUrl' },
    banner: name === 'dism' ? {} : { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href" },
    packages: 'external',
    alias: { '#platform': './src/platform/node.ts' },
    minify: true,
    logLevel: 'warning',
  })
  const code = join(bin, `${name}.code.js`)
  writeFileSync(code, readFileSync(code, 'utf8').replace(/^#!.*\n/, ''))
}

/** Lists the packages of a new image, so that what a command needs to start is compiled. */
function makeCaches() {
  const folder = mkdtempSync(join(tmpdir(), 'dismulator-bundle-'))
  const env = { ...process.env, DISMULATOR_HOME: join(folder, 'machine') }
  const image = join(folder, 'image')
  const make = (name, ...words) => {
    const script = join(root, 'scripts', 'bundle', 'makeCache.cjs')
    const args = [script, join(bin, `${name}.code.js`), join(bin, `${name}.cache`), ...words]
    const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${name} does not run: ${stderr}`)
  }
  try {
    make('dismulator', 'image', 'new', image, '--preset', 'windows-11-24h2')
    make('dism', `/Image:${image}`, '/Get-ProvisionedAppxPackages')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
