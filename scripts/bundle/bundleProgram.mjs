// Makes programs of one file that start fast: CommonJS, because Node's loader of modules takes longer than a list does,
// and beside it what V8 has compiled in one run.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '../project.mjs'

/** Makes an empty folder for programs. */
export function emptyProgramFolder(folder) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n')
}

/**
 * Bundles a program as `<name>.code.js`, and `<name>.js`, which runs it with the cache beside it. What the code loads
 * by `import()` is run when it is asked for, packages stay outside.
 * @param entry path in the tree
 * @param options for esbuild, further ones
 */
export async function bundleProgram(folder, name, entry, options = {}) {
  const code = join(folder, `${name}.code.js`)
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: code,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    // `require` where the sources say `import()`: it does not go through the loader of modules either.
    supported: { 'dynamic-import': false },
    packages: 'external',
    alias: { '#platform': './src/platform/node.ts', '#programs': './emulator/machine/programs/node.ts' },
    minify: true,
    logLevel: 'warning',
    ...options,
  })
  writeFileSync(code, readFileSync(code, 'utf8').replace(/^#!.*\n/, ''))
  const start = readFileSync(join(root, 'scripts', 'bundle', 'startCommand.cjs'), 'utf8')
  writeFileSync(join(folder, `${name}.js`), start.replaceAll('%name%', name), { mode: 0o755 })
}

/** Runs a program and keeps what V8 has compiled then as `<name>.cache`. */
export function makeCache(folder, name, words, env = process.env) {
  const script = join(root, 'scripts', 'bundle', 'makeCache.cjs')
  const args = [script, join(folder, `${name}.code.js`), join(folder, `${name}.cache`), ...words]
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${name} does not run: ${stderr}`)
}
