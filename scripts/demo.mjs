// The main job on a sample machine, in a temporary folder: every command as one would type it, with what it prints.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './project.mjs'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const ADD = 'dism /Image:img /Add-ProvisionedAppxPackage /PackagePath:reader.msixbundle /SkipLicense /Region:all'

/** A comment, and the commands that it is about. */
const STORY = [
  [
    'A Windows 11 image with two languages, and a bundle with three, two scales and two DirectX levels.',
    'dismulator image new img --preset windows-11-24h2 --languages en-US,es-ES --users alice,bob',
    'dismulator make bundle reader.msixbundle --name Contoso.Reader --languages en-US,es-ES,fr-FR --scales 200,400 --directx 9,11',
    'cp -r img before',
  ],
  ['What will dism take of the bundle, and why? Nothing is written.', `dismulator explain -- ${ADD}`],
  ['The same for real.', ADD, 'dism /Image:img /Get-ProvisionedAppxPackages'],
  [
    'Alice goes through OOBE and signs in: what does not fit her and her display goes.',
    'dismulator user sign-in img alice --languages es-ES --scale 200',
    'dismulator image show img',
  ],
  [
    'The app is taken out again. Alice has it registered, so her copy stays.',
    `dism /Image:img /Remove-ProvisionedAppxPackage /PackageName:${READER}`,
    'dism /Image:img /Get-ProvisionedAppxPackages',
    'dismulator image show img',
  ],
  ['What is different in the image now, in files and in hives?', 'dismulator diff before img'],
]

const folder = mkdtempSync(join(tmpdir(), 'dismulator-demo-'))
const env = { ...process.env, DISMULATOR_HOME: join(folder, 'machine'), DISMULATOR_NOW: '2025-01-01T12:00:00Z' }
try {
  for (const [comment, ...commands] of STORY) {
    console.log(`\n# ${comment}`)
    for (const command of commands) runCommand(command)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Shows a command and runs it. `diff` exits with 1 when something differs, every other one with 0. */
function runCommand(command) {
  console.log(`\n$ ${command}`)
  const [program, ...args] = command.split(' ')
  if (program === 'cp') {
    cpSync(join(folder, args[1]), join(folder, args[2]), { recursive: true })
    return
  }
  const script = join(root, 'dist', 'bin', `${program}.js`)
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  process.stdout.write(stdout.replaceAll('\r', '') + stderr)
  if (status !== (args[0] === 'diff' ? 1 : 0)) {
    console.log(`exit status ${status}`)
    process.exitCode = 1
  }
}
