// Bundles the two commands into dist/bin, with what V8 compiles for a list of packages.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleProgram, emptyProgramFolder, makeCache } from './bundle/bundleProgram.mjs'
import { root } from './project.mjs'

const bin = join(root, 'dist', 'bin')
emptyProgramFolder(bin)
for (const name of ['dism', 'dismulator']) {
  await bundleProgram(bin, name, `emulator/cli/${name}.ts`, {
    define: { 'import.meta.url': 'moduleUrl' },
    banner: name === 'dism' ? {} : { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href" },
  })
}
makeCaches()

/** Lists the packages of a new image, so that what a command needs to start is compiled. */
function makeCaches() {
  const folder = mkdtempSync(join(tmpdir(), 'dismulator-bundle-'))
  const env = { ...process.env, DISMULATOR_HOME: join(folder, 'machine') }
  const image = join(folder, 'image')
  try {
    makeCache(bin, 'dismulator', ['image', 'new', image, '--preset', 'windows-11-24h2'], env)
    makeCache(bin, 'dism', [`/Image:${image}`, '/Get-ProvisionedAppxPackages'], env)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
