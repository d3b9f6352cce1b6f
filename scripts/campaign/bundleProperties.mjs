import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { root } from '../project.mjs'

/**
 * Bundles files of `test/campaign` into a folder.
 * @param names without `.ts`
 * @param defect what is to be wrong, if anything: a file of the project and what stands in it instead of what
 */
export async function bundleProperties(folder, names, defect) {
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => `test/campaign/${name}.ts`),
    outdir: folder,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    alias: { '#platform': './src/platform/node.ts', '#programs': './emulator/machine/programs/node.ts' },
    sourcemap: defect ? false : 'linked',
    logLevel: 'silent',
    plugins: defect ? [withDefect(defect)] : [],
  })
}

/** The text of a file with a defect in it. */
export function defectiveText({ file, find, replace }) {
  return readFileSync(join(root, file), 'utf8').replace(find, () => replace)
}

function withDefect(defect) {
  const path = resolve(root, defect.file)
  return {
    name: 'defect',
    setup(builder) {
      const filter = new RegExp(`${path.replaceAll(/[^a-zA-Z0-9]/g, String.raw`\$&`)}$`)
      builder.onLoad({ filter }, () => ({ contents: defectiveText(defect), loader: 'ts' }))
    },
  }
}
