// `npm run growth`: what adding and removing a small bundle costs in images of all sizes. Writes docs/growth.md and docs/growth.svg.
// usage: node scripts/growth.mjs [--quick]    small images only; nothing is written then
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { built, newImage } from './bench/images.mjs'
import { duration, median } from './bench/measure.mjs'
import { plot } from './growth/plot.mjs'
import { makeReady, root } from './project.mjs'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
makeReady()

const RUNS = 15
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
  for (const { title, rows } of tables) console.log([title, ...rows.map(line)].join('\n'))
  if (!values.quick) {
    writeFileSync(join(root, 'docs', 'growth.svg'), plot(tables))
    writeFileSync(join(root, 'docs', 'growth.md'), page(tables))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Costs in images with more and more provisioned apps. */
async function growthWithApps() {
  const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US', 'fr-FR'], now })
  const volume = machine.host.onlineVolume()
  const rows = []
  let there = 0
  // Code that is not compiled yet is slow: that is not to look like the cost of a small image.
  for (let round = 0; round < 10; round++) costs(() => volume, await addition(0))
  for (const size of APPS) {
    for (; there < size; there++) volume.apply(outcomeOf(volume, addProvisionedAppxPackage(await addition(there))))
    rows.push({ size, ...costs(() => volume, await addition(size)) })
  }
  return rows
}

/** Costs in a real folder with more and more files beside Windows. */
function growthWithFiles(request) {
  const image = join(folder, 'image')
  newImage(image, ['en-US', 'fr-FR'])
  const rows = []
  let there = 0
  for (const size of FILES) {
    for (; there < size; there++) {
      const parent = join(image, 'Data', String(Math.floor(there / 1000)))
      if (there % 1000 === 0) mkdirSync(parent, { recursive: true })
      writeFileSync(join(parent, `file${there}.txt`), 'x')
    }
    rows.push({ size, ...costs(() => openFolderVolume(image, { now }), request) })
  }
  return rows
}

/** Median seconds of processor time of an addition and of the removal that takes it back, changes applied. */
function costs(open, request) {
  const added = []
  const removed = []
  const name = `${request.main.identity.name}_1.0.0.0_neutral_~_h91ms92gdsmmt`
  for (let run = 0; run <= RUNS; run++) {
    added.push(seconds(addProvisionedAppxPackage(request)))
    removed.push(seconds(removeProvisionedAppxPackage(name)))
  }
  return { add: median(added.slice(1)), remove: median(removed.slice(1)) }

  function seconds(operation) {
    const begin = process.cpuUsage()
    const volume = open()
    volume.apply(outcomeOf(volume, operation))
    volume.close()
    const { user, system } = process.cpuUsage(begin)
    return (user + system) / 1e6
  }
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

function page(tables) {
  return [
    '# Growth',
    '',
    '`npm run growth` writes this page: what it costs to add a small bundle, and to remove it again, in images of all sizes.',
    `Medians of the processor time of ${RUNS} runs in one process, changes applied; the package is open already.`,
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
    ]),
    '',
  ].join('\n')
}
