import { build } from 'esbuild'
import { root } from '../project.mjs'

/** The register of rules, read from the sources, so that nothing need be built. */
export async function readRules() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/servicing/ruleRegister.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    alias: { '#platform': './src/platform/node.ts' },
    logLevel: 'warning',
  })
  const text = Buffer.from(outputFiles[0].contents).toString('base64')
  const { ruleRegister } = await import(`data:text/javascript;base64,${text}`)
  return ruleRegister
}
