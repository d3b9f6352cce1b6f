import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCorpusHives, whyNoHives } from '../../formats/regf/corpusHives.ts'
import { hasTool } from '../../formats/regf/hasTool.ts'
import { dismCommand } from './dismProcess.ts'
import { copyOf, putCopy, type FolderCopy } from './folderCopy.ts'
import { READER, tellStories } from './tellStories.ts'

const { path: command, why } = dismCommand(fileURLToPath(new URL('../../../', import.meta.url)))
const dismulator = command.replace('dism.js', 'dismulator.js')

/** A user with no rights of its own. */
const NOBODY = 65_534

/** How to run a command that cannot write to the image, and what dism says when it has to. */
const READ_ONLY = [
  {
    how: 'that another user may not write to',
    wrap: (line: string) => ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', 'sh', '-c', line],
    code: 5,
    text: 'Access is denied.',
    probe: `"${process.execPath}" "${command}" "/?"`,
  },
  {
    how: 'that is mounted read-only',
    wrap: (line: string) => [
      'unshare',
      '-m',
      'sh',
      '-c',
      `mount --bind image image && mount -o remount,ro,bind image && ${line}`,
    ],
    code: 19,
    text: 'The media is write protected.',
    probe: 'true',
  },
]

let folder = ''
let image: FolderCopy
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dismulator-read-only-'))
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'machine'))
  chmodSync(join(folder, 'machine'), 0o777)
  const stories = await tellStories(folder)
  image = stories.find(({ name }) => name === 'remove, the hive is dirty')!.before
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a line of a shell in the folder. */
function run(wrap: (line: string) => string[], line: string) {
  const [program = '', ...words] = wrap(line)
  const env = { ...process.env, DISMULATOR_HOME: join(folder, 'machine'), HOME: folder }
  return spawnSync(program, words, { cwd: folder, encoding: 'utf8', env })
}

function dism(wrap: (line: string) => string[], ...words: readonly string[]) {
  return run(wrap, [process.execPath, command, '/Image:image', ...words].map((word) => `'${word}'`).join(' '))
}

/** Why the folder cannot be made read-only here. */
function whyNot({ wrap, probe }: (typeof READ_ONLY)[number]): string | undefined {
  if (why !== undefined) return why
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root can do that'
  const scratch = mkdtempSync(join(tmpdir(), 'dismulator-probe-'))
  mkdirSync(join(scratch, 'image'))
  chmodSync(scratch, 0o755)
  const [program = '', ...words] = wrap(probe)
  if (!hasTool(program)) return `no ${program}`
  const { status } = spawnSync(program, words, {
    cwd: scratch,
    env: { ...process.env, DISMULATOR_HOME: join(scratch, 'x') },
  })
  rmSync(scratch, { recursive: true })
  return status === 0 ? undefined : `${program} may not do that here`
}

for (const kind of READ_ONLY) {
  const reason = whyNot(kind)
  const { how, wrap, code, text } = kind

  describe.skipIf(reason !== undefined)(`an image ${how}${reason ? ` (skipped: ${reason})` : ''}`, () => {
    test('is listed, with what is in the logs only, and nothing is serviced', () => {
      const root = join(folder, 'image')
      putCopy(image, root)
      writeFileSync(join(folder, 'reader.msixbundle'), 'never read')
      const before = copyOf(root)
      const list = dism(wrap, '/Get-ProvisionedAppxPackages')
      expect(list.stdout).toContain(`PackageName : ${READER}\r\n`)
      expect(list.status).toBe(0)
      const remove = dism(wrap, '/Remove-ProvisionedAppxPackage', `/PackageName:${READER}`)
      expect(remove.stdout).toContain(`\r\nError: ${code}\r\n\r\n${text}\r\n`)
      expect(remove.status).toBe(code)
      const signIn = run(wrap, `"${process.execPath}" "${dismulator}" user sign-in image alice`)
      expect(signIn.status).toBe(1)
      expect(signIn.stderr.trimEnd().split('\n')).toHaveLength(1)
      expect(copyOf(root).digest).toBe(before.digest)
    })

    const missing = whyNoHives()
    test.skipIf(missing !== undefined)(
      `real logs of SYSTEM are replayed${missing ? ` (skipped: ${missing})` : ''}`,
      () => {
        const root = join(folder, 'image')
        const hives = openCorpusHives()
        try {
          putCopy(image, root)
          for (const suffix of ['', '.LOG1', '.LOG2'])
            writeFileSync(
              join(root, `Windows/System32/config/SYSTEM${suffix}`),
              hives.read(`windows-10-1709/SYSTEM_B${suffix}`),
            )
        } finally {
          hives.remove()
        }
        const before = copyOf(root)
        const shown = run(wrap, `"${process.execPath}" "${dismulator}" image show image --json`)
        expect(shown.stderr).toBe('')
        expect(JSON.parse(shown.stdout)).toMatchObject({ architecture: 'x64', provisioned: [{ packageName: READER }] })
        expect(copyOf(root).digest).toBe(before.digest)
      },
    )
  })
}
