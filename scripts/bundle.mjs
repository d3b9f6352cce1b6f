// Bundles the two commands into dist/bin, each apart. What the code loads by `import()` is a chunk of its own, packages
// stay outside: a command loads only what it needs.
import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './project.mjs'

const bin = join(root, 'dist', 'bin')
rmSync(bin, { recursive: true, force: true })
await bundle('dism')
await bundle('dismulator')

async function bundle(name) {
  await build({
    absWorkingDir: root,
    entryPoints: [`emulator/cli/${name}.ts`],
    outdir: bin,
    bundle: true,
    splitting: true,
    chunkNames: `${name}-[hash]`,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    alias: { '#platform': './src/platform/node.ts' },
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
  })
  chmodSync(join(bin, `${name}.js`), 0o755)
}
