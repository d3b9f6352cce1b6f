// Bundles the two commands into dist/bin, a file each. CommonJS: Node's loader of modules takes longer than a list does.
// What the code loads by `import()` is run when it is asked for, packages stay outside.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './project.mjs'

const bin = join(root, 'dist', 'bin')
rmSync(bin, { recursive: true, force: true })
mkdirSync(bin, { recursive: true })
writeFileSync(join(bin, 'package.json'), '{ "type": "commonjs" }\n')
await bundle('dism')
await bundle('dismulator')

async function bundle(name) {
  await build({
    absWorkingDir: root,
    entryPoints: [`emulator/cli/${name}.ts`],
    outdir: bin,
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
  chmodSync(join(bin, `${name}.js`), 0o755)
}
