// Bundles the two commands into dist/bin. Code that is reached by `import()` goes into chunks of its own and packages
// stay outside, so that a command loads only what it needs.
import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './project.mjs'

const names = ['dismulator']
const bin = join(root, 'dist', 'bin')
rmSync(bin, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: names.map((name) => `emulator/cli/${name}.ts`),
  outdir: bin,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  alias: { '#platform': './src/platform/node.ts' },
  chunkNames: 'chunk-[hash]',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: true,
  logLevel: 'warning',
})
for (const name of names) chmodSync(join(bin, `${name}.js`), 0o755)
