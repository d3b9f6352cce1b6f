// Runs the commands of README.md's console blocks in a temporary folder and puts what they print below them. A block of
// code behind the name of a file in a comment, as in <!-- test/examples/languagePack/french.test.ts -->, becomes that file.
// With --check nothing is written; the exit status says whether the README shows what the commands print now.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './project.mjs'

const FILE = /(<!-- (\S+) -->\n+```\w+\n)[\s\S]*?(```)/g
const BLOCK = /(```console\n)([\s\S]*?)(```)/g

const readme = join(root, 'README.md')
const folder = mkdtempSync(join(tmpdir(), 'dismulator-readme-'))
const env = { ...process.env, DISMULATOR_HOME: join(folder, 'machine'), DISMULATOR_NOW: '2025-01-01T12:00:00Z' }
try {
  const before = readFileSync(readme, 'utf8')
  const after = before
    .replaceAll(BLOCK, (_, head, body, tail) => head + freshOutput(body) + tail)
    .replaceAll(FILE, (_, head, file, tail) => head + readFileSync(join(root, file), 'utf8') + tail)
  if (process.argv.includes('--check')) {
    if (before !== after) {
      console.log('README.md does not show what its commands print; node scripts/readme.mjs mends it')
      process.exitCode = 1
    }
  } else {
    writeFileSync(readme, after)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The commands of a block, each with what it prints now. */
function freshOutput(body) {
  return body
    .split('\n')
    .filter((line) => line.startsWith('$ '))
    .map((line) => `${line}\n${output(line.slice(2))}`)
    .join('')
}

function output(command) {
  const [program, ...words] = command.match(/"[^"]*"|\S+/g).map((word) => word.replaceAll('"', ''))
  if (program === 'cp') {
    cpSync(join(folder, words[1]), join(folder, words[2]), { recursive: true })
    return ''
  }
  const script = join(root, 'dist', 'bin', `${program}.js`)
  const { stdout, stderr } = spawnSync(process.execPath, [script, ...words], { cwd: folder, env, encoding: 'utf8' })
  const text = `${stdout}${stderr}`.replaceAll('\r', '').replaceAll(`${folder}/`, '').replaceAll(/ +$/gm, '').trim()
  return text === '' ? '' : `${text}\n`
}
