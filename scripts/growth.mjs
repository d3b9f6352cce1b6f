// `npm run growth`: what adding and removing a small bundle costs in images of all sizes. Writes docs/growth.md and docs/growth.svg.
// usage: node scripts/growth.mjs [--quick]    small images only; nothing is written then
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { built, newImage } from './bench/images.mjs'
import { duration } from './bench/measure.mjs'
import { plot } from './growth/plot.mjs'
import { makeReady, root } from './project.mjs'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
makeReady()

const RUNS = 60
/** Runs before them: code that is not compiled yet is not to look like the cost of a small image. */
const WARM_UP = 60
const APPS = values.quick ? [10, 100] : [10, 30, 100, 300, 1000]
const FILES = values.quick ? [100, 1000] : [100, 1000, 10_000, 100_000]

const { createMachine } = await built('emulator/index')
const { openFolderVolume } = await built('emulator/volume/openFolderVolume')
const { bundle } = await built('fixtures/index')
const { openAppPackage } = await built('src/formats/appx/openAppPackage')
const { bytesSource } = await built('src/formats/ByteSource')
const { openImage } = await built('src/image/openImage')
const { addProvisionedAppxPackage } = await built('src/servicing/appx/addProvisionedAppxPackage')
const { openAddRequest } = await built('src/servicing/appx/openAddRequest')
const { removeProvisionedAppxPackage } = await built('src/servicing/appx/removeProvisionedAppxPackage')
const { runOperation } = await built('src/servicing/runOperation')

let time = 133_800_000_000_000_000n
const now = () => (time += 10_000n)

const folder = mkdtempSync(join(tmpdir(), 'dismulator-growth-'))
try {
  const apps = await growthWithApps()
  const files = growthWithFiles(await addition(0))
  const tables = [
    { title: 'provisioned apps, image in memory', unit: 'apps', rows: apps },
    { title: 'files, image in a folder', unit: 'files', rows: files },
  ]
  for (const { title, unit, rows } of tables) console.log([title, ...rows.map(line), growth(rows, unit)].join('\n'))
  if (!values.quick) {
    writeFileSync(join(root, 'docs', 'growth.svg'), plot(tables))
    writeFileSync(join(root, 'docs', 'growth.md'), page(tables))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Costs in images with more and more provisioned apps, measured in turn. */
async function growthWithApps() {
  const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US', 'fr-FR'], now })
  const volume = machine.host.onlineVolume()
  const images = []
  let there = 0
  for (const size of APPS) {
    for (; there < size; there++) volume.apply(outcomeOf(volume, addProvisionedAppxPackage(await addition(there))))
    const copy = volume.fork()
    images.push({ size, open: () => copy, request: await addition(size) })
  }
  return costs(images)
}

/** Costs in a real folder with more and more files beside Windows. */
function growthWithFiles(request) {
  const image = join(folder, 'image')
  newImage(image, ['en-US', 'fr-FR'])
  let there = 0
  return FILES.flatMap((size) => {
    for (; there < size; there++) {
      const parent = join(image, 'Data', String(Math.floor(there / 1000)))
      if (there % 1000 === 0) mkdirSync(parent, { recursive: true })
      writeFileSync(join(parent, `file${there}.txt`), 'x')
    }
    return costs([{ size, open: () => openFolderVolume(image, { now }), request }])
  })
}

/**
 * Seconds of processor time of an addition to each image and of the removal that takes it back, changes applied: the
 * lower quartile, in which what else the computer does shows less than in the median.
 */
function costs(images) {
  const measured = images.map(() => ({ add: [], remove: [] }))
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    for (const [index, { open, request }] of images.entries()) {
      const name = `${request.main.identity.name}_1.0.0.0_neutral_~_h91ms92gdsmmt`
      measured[index].add.push(seconds(open, addProvisionedAppxPackage(request)))
      measured[index].remove.push(seconds(open, removeProvisionedAppxPackage(name)))
    }
  }
  return images.map(({ size }, index) => {
    const { add, remove } = measured[index]
    return { size, add: lowerQuartile(add.slice(WARM_UP)), remove: lowerQuartile(remove.slice(WARM_UP)) }
  })
}

function seconds(open, operation) {
  const begin = process.cpuUsage()
  const volume = open()
  volume.apply(outcomeOf(volume, operation))
  volume.close()
  const { user, system } = process.cpuUsage(begin)
  return (user + system) / 1e6
}

function outcomeOf(volume, operation) {
  const outcome = runOperation(openImage(volume, now), operation, { semantics: 'documented', now })
  if (!outcome.ok) throw outcome.error
  return outcome.changes
}

/** The request to add a small bundle, one of many. */
async function addition(number) {
  const bytes = await bundle(`Contoso.App${number}`, { languages: ['en-US', 'fr-FR'] })
  const main = await openAppPackage(bytesSource(bytes), `app${number}.msixbundle`)
  const common = { main, dependencies: [], license: undefined, skipLicense: true, regions: 'all' }
  const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US', 'fr-FR'], now })
  return openAddRequest(machine.image, 'documented', common)
}

function line({ size, add, remove }) {
  return `| ${size} | ${duration(add)} | ${duration(remove)} |`
}

/** How much more the largest costs than the smallest. */
function growth(rows, unit) {
  const [first, last] = [rows[0], rows.at(-1)]
  const ratio = (what) => (last[what] / first[what]).toFixed(2)
  return `${last.size} ${unit} against ${first.size}: add ${ratio('add')}, remove ${ratio('remove')}.`
}

/** The number that a quarter of some numbers are below. */
function lowerQuartile(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 2]
}

function page(tables) {
  return [
    '# Growth',
    '',
    '`npm run growth` writes this page: what it costs to add a small bundle, and to remove it again, in images of all sizes.',
    `Processor time of ${RUNS} runs in one process that is warm, changes applied, of which a quarter took less than what is shown;`,
    'the package is open already.',
    '',
    '![seconds by size of the image](growth.svg)',
    '',
    `Node ${process.versions.node}.`,
    ...tables.flatMap(({ title, unit, rows }) => [
      '',
      `## By ${title}`,
      '',
      `| ${unit} | add | remove |`,
      '| --- | --- | --- |',
      ...rows.map(line),
      '',
      growth(rows, unit),
    ]),
    '',
    'Images of few files come out slower because ext4 makes files slowly where others have just been removed.',
    '',
  ].join('\n')
}
