// Bundles the two commands into dist/bin. `dism` is one file. Of `dismulator` every command is a chunk of its own, which
// is loaded when it runs. Packages stay outside.
import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './project.mjs'

const bin = join(root, 'dist', 'bin')
rmSync(bin, { recursive: true, force: true })
await bundle('dism', { splitting: true, chunkNames: 'dism-[hash]' })
await bundle('dismulator', { splitting: true, chunkNames: 'dismulator-[hash]' })

async function bundle(name, options) {
  await build({
    absWorkingDir: root,
    entryPoints: [`emulator/cli/${name}.ts`],
    outdir: bin,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    alias: { '#platform': './src/platform/node.ts' },
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: true,
    logLevel: 'warning',
    ...options,
  })
  chmodSync(join(bin, `${name}.js`), 0o755)
}
