import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../project.mjs'

/** The register of rules, as `dismulator rules --json` prints it. @throws Error when that fails */
export function readRegister() {
  const program = join(root, 'dist', 'bin', 'dismulator.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'rules', '--json'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}
