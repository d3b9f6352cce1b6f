import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { compareVolumes } from '../../../emulator/machine/compareVolumes.ts'
import { WORK, WORK_FOLDER } from '../../../emulator/volume/folder/workFolder.ts'
import { openFolderVolume } from '../../../emulator/volume/openFolderVolume.ts'
import { bundle } from '../../../fixtures/index.ts'
import { hivesStayValid, type HiveReader } from '../../../properties/laws/hivesStayValid.ts'
import { tickingClock } from '../volume/tickingClock.ts'
import { runDismProcess, startDism } from './dismProcess.ts'
import { copyOf, putCopy, type FolderCopy } from './folderCopy.ts'
import { seededNumbers } from '../../../emulator/machine/faults/seededNumbers.ts'
import type { Story } from './Story.ts'
import { READER } from './tellStories.ts'

/** What real processes are tried on. */
export interface ProcessShop {
  /** Path of dism.js. */
  readonly command: string
  /** A folder of the real disk, with the image in `image`. */
  readonly folder: string
  readonly readers: readonly HiveReader[]
}

const LIST = ['/Image:image', '/Get-ProvisionedAppxPackages']
const ADD = ['/Image:image', '/Add-ProvisionedAppxPackage', '/PackagePath:large.msixbundle', '/SkipLicense']
const REMOVE = ['/Image:image', '/Remove-ProvisionedAppxPackage', `/PackageName:${READER}`]

/** The text of DISM for an image that another one services. */
export const IN_USE =
  /\r\nError: 183\r\n\r\nThe specified image is currently being serviced by another DISM operation\.\r\n/

/** Files of the app that processes add: so many that there is time to kill one. */
const FILES = 300

/** Milliseconds within which dism is killed that has decided its commit. */
const JOURNAL_TIME = 5

/** Writes the app of these stories. */
export async function writeLargeApp({ folder }: ProcessShop): Promise<void> {
  const files = Array.from(
    { length: FILES },
    (_, number) => [`Assets\\${number}.txt`, `asset ${number} `.repeat(50)] as const,
  )
  writeFileSync(
    `${folder}/large.msixbundle`,
    await bundle('Contoso.Reader', { languages: ['en-US', 'es-ES'], files: Object.fromEntries(files) }),
  )
}

/** What came of killing processes. */
export interface KillTally {
  readonly moments: number
  old: number
  new: number
  /** Ended before they were killed. */
  finished: number
  /** Left work behind that the next process cleared. */
  leftWork: number
  /** Left a journal behind that the next process carried out. */
  leftJournal: number
}

/**
 * Kills dism with SIGKILL at moments that chance decides: a third each at any time of its life, from when it has
 * locked the image, and from when it has decided its commit. It adds and removes in turn; the next dism must list the app as before or as after.
 * @throws Error when it does not, or the image is another one
 */
export async function killDism(shop: ProcessShop, story: Story, moments: number, seed: number): Promise<KillTally> {
  const { command, folder } = shop
  const random = seededNumbers(seed)
  const root = `${folder}/image`
  const tally: KillTally = { moments, old: 0, new: 0, finished: 0, leftWork: 0, leftJournal: 0 }
  const cases = [await measured(shop, story.before, ADD), undefined]
  cases[1] = await measured(shop, cases[0]!.after, REMOVE)
  for (let moment = 0; moment < moments; moment++) {
    const { before, after, words, life, work } = cases[moment % 2]!
    putCopy(before, root)
    const { child, ended } = startDism(command, folder, words)
    const part = moment % 3
    if (part > 0) await seenOrGone(`${root}/${part === 1 ? WORK_FOLDER : WORK.journal}`, ended)
    await sleep((random(1000) / 1000) * [life, work, JOURNAL_TIME][part]!)
    child.kill('SIGKILL')
    const { signal } = await ended
    if (signal === null) tally.finished++
    if (existsSync(`${root}/${WORK_FOLDER}`)) tally.leftWork++
    if (existsSync(`${root}/${WORK.journal}`)) tally.leftJournal++
    const list = await runDismProcess(command, folder, LIST)
    const { digest } = copyOf(root)
    if (list.status !== 0 || ![before.digest, after.digest].includes(digest))
      throw new Error(`moment ${moment}: ${list.stdout}${readdirSync(root).join(', ')}`)
    const isNew = digest === after.digest
    if (list.stdout.includes(READER) !== (isNew === (words === ADD)))
      throw new Error(`moment ${moment}: the list does not fit the image`)
    tally[isNew ? 'new' : 'old']++
    checkHives(shop)
  }
  return tally
}

/** Runs a command once: what it leaves, how long it lives and how long it works on the image, in milliseconds. */
async function measured({ command, folder }: ProcessShop, before: FolderCopy, words: readonly string[]) {
  const root = `${folder}/image`
  putCopy(before, root)
  const begin = performance.now()
  const { ended } = startDism(command, folder, words)
  await seenOrGone(`${root}/${WORK_FOLDER}`, ended)
  const locked = performance.now()
  const { status, stdout } = await ended
  if (status !== 0) throw new Error(stdout)
  const now = performance.now()
  return { before, after: copyOf(root), words, life: now - begin, work: now - locked }
}

/** Waits until something of a process is there, or it has ended. */
async function seenOrGone(path: string, ended: Promise<unknown>): Promise<void> {
  while (!existsSync(path)) {
    const isOver = await Promise.race([ended.then(() => true), sleep(1, false)])
    if (isOver) return
  }
}

/** What came of starting many processes at once. */
export interface TogetherTally {
  readonly processes: number
  succeeded: number
  inUse: number
  /** Removals of what was not provisioned. */
  notFound: number
}

/**
 * Starts many dism on one image, adding and removing in turn.
 * @throws Error when one ends in any other way than a success, DISM's error for an image in use or, of a removal, for
 *   what is not provisioned; when the image is not one that such commands leave; when a list fails afterwards
 */
export async function startTogether(shop: ProcessShop, story: Story, processes: number): Promise<TogetherTally> {
  const { command, folder } = shop
  const root = `${folder}/image`
  putCopy(story.before, root)
  const states = [copyOf(root)]
  for (const words of [ADD, REMOVE]) {
    const { stdout, status } = await runDismProcess(command, folder, words)
    if (status !== 0) throw new Error(stdout)
    states.push(copyOf(root))
  }
  putCopy(story.before, root)
  const all = Array.from({ length: processes }, (_, number) =>
    runDismProcess(command, folder, number % 2 ? REMOVE : ADD),
  )
  const tally: TogetherTally = { processes, succeeded: 0, inUse: 0, notFound: 0 }
  for (const [number, { status, stdout }] of (await Promise.all(all)).entries()) {
    if (status === 0) tally.succeeded++
    else if (status === 183 && IN_USE.test(stdout)) tally.inUse++
    else if (status === 2 && number % 2 === 1 && stdout.includes('\r\nError: 2\r\n')) tally.notFound++
    else throw new Error(`process ${number} ended with ${status}: ${stdout}`)
  }
  const list = await runDismProcess(command, folder, LIST)
  if (list.status !== 0) throw new Error(list.stdout)
  if (existsSync(`${root}/${WORK_FOLDER}`)) throw new Error('our folder is left over')
  checkHives(shop)
  const isOne = states.some((state) => holdsThe(root, state, `${folder}/aside`))
  if (!isOne) throw new Error('the image is none that an add or a removal leaves')
  return tally
}

/** Whether an image holds the same files and registry as a copy. */
function holdsThe(root: string, copy: FolderCopy, aside: string): boolean {
  putCopy(copy, aside)
  const [found, wanted] = [root, aside].map((folder) => openFolderVolume(folder, { now: tickingClock() }))
  try {
    return compareVolumes(wanted!, found!).length === 0
  } finally {
    found!.close()
    wanted!.close()
  }
}

function checkHives({ folder, readers }: ProcessShop): void {
  const volume = openFolderVolume(`${folder}/image`, { now: tickingClock() })
  try {
    hivesStayValid(volume, readers)
  } finally {
    volume.close()
  }
}
