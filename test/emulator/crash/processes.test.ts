import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WORK_FOLDER } from '../../../emulator/volume/folder/workFolder.ts'
import { hiveReaders } from '../../properties/hiveReaders.ts'
import { dismCommand, runDismProcess, startDism } from './dismProcess.ts'
import { copyOf, putCopy } from './folderCopy.ts'
import { IN_USE, killDism, startTogether, writeLargeApp, type ProcessShop } from './processStories.ts'
import type { Story } from './Story.ts'
import { tellStories } from './tellStories.ts'

const SEED = 20_260_302
const { path: command, why } = dismCommand(fileURLToPath(new URL('../../../', import.meta.url)))

let shop: ProcessShop
let story: Story
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dismulator-processes-'))
  shop = { command, folder, readers: hiveReaders().readers }
  story = (await tellStories(folder))[0]!
  await writeLargeApp(shop)
})
afterAll(() => rmSync(shop.folder, { recursive: true, force: true }))

describe.skipIf(why !== undefined)(
  `processes of the bundled dism, seed ${SEED}${why ? ` (skipped: ${why})` : ''}`,
  () => {
    test('killed: the image is old or new', async () => {
      const { old, new: fresh, ...tally } = await killDism(shop, story, 8, SEED)
      expect(old + fresh).toBe(8)
      expect(tally.finished, JSON.stringify(tally)).toBeLessThan(8)
    })

    test('of two on one image the second gets the error for an image being serviced', async () => {
      const { folder } = shop
      const root = join(folder, 'image')
      putCopy(story.before, root)
      const add = ['/Image:image', '/Add-ProvisionedAppxPackage', '/PackagePath:large.msixbundle', '/SkipLicense']
      const first = startDism(command, folder, add)
      while (!isLocked(root)) await sleep(1)
      first.child.kill('SIGSTOP')
      try {
        for (const words of [['/Get-ProvisionedAppxPackages'], add.slice(1)]) {
          const second = await runDismProcess(command, folder, ['/Image:image', ...words])
          expect(second.status).toBe(183)
          expect(second.stdout).toMatch(IN_USE)
        }
      } finally {
        first.child.kill('SIGCONT')
      }
      expect((await first.ended).status).toBe(0)
      expect(copyOf(root).entries.map(({ path }) => path)).not.toContain(WORK_FOLDER)
    })

    test('a dozen at once: one after another, or that error', async () => {
      const tally = await startTogether(shop, story, 12)
      expect(tally.succeeded).toBeGreaterThan(0)
      expect(tally.succeeded + tally.inUse + tally.notFound).toBe(12)
    })
  },
)

function isLocked(root: string): boolean {
  const work = join(root, WORK_FOLDER)
  return existsSync(work) && readdirSync(work).some((name) => name.startsWith('lock-'))
}
