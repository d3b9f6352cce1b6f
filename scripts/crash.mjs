// `npm run crash`: proves on real folders that no image is lost. Prints counts and writes them to docs/crash.md.
// usage: node scripts/crash.mjs [--date <text>] [--most <calls>] [--recovery <calls>] [--moments <kills>] [--together <processes>] [--no-docs]
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { makeReady, root } from './project.mjs'

const SEED = 20_260_303
/** Every so many images are inspected closely. */
const CLOSELY = 25
const options = {
  date: { type: 'string' },
  most: { type: 'string', default: 'Infinity' },
  recovery: { type: 'string', default: '3' },
  moments: { type: 'string', default: '50' },
  together: { type: 'string', default: '100' },
  'no-docs': { type: 'boolean', default: false },
}
const { values } = parseArgs({ options })

makeReady()
const bundle = join(root, 'dist', 'crash', 'fullCampaign.mjs')
await build({
  absWorkingDir: root,
  entryPoints: ['test/emulator/crash/fullCampaign.ts'],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  alias: { '#platform': './src/platform/node.ts', '#programs': './emulator/machine/programs/node.ts' },
  logLevel: 'warning',
})
const { fullCampaign } = await import(pathToFileURL(bundle).href)
const found = await fullCampaign({
  command: join(root, 'dist', 'bin', 'dism.js'),
  seed: SEED,
  most: Number(values.most),
  recoveryCalls: Number(values.recovery),
  closely: CLOSELY,
  moments: Number(values.moments),
  together: Number(values.together),
  say: (line) => console.log(line),
})
const report = reportOf(found)
console.log(`\n${report}`)
if (!values['no-docs']) {
  mkdirSync(join(root, 'docs'), { recursive: true })
  writeFileSync(join(root, 'docs', 'crash.md'), report)
}

/** Numbers of rows, summed. */
function sum(rows, key) {
  return rows.reduce((total, row) => total + row[key], 0)
}

function table(heads, rows) {
  const cells = [heads, ...rows].map((row) => row.map(String))
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  const isText = (column) => column === 0
  const line = (row) =>
    `| ${row.map((cell, column) => (isText(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (isText(column) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join('\n')
}

function rowsBy(rows, key) {
  return [...new Set(rows.map((row) => row[key]))].map((value) => {
    const own = rows.filter((row) => row[key] === value)
    return [value, sum(own, 'tries'), sum(own, 'old'), sum(own, 'new'), sum(own, 'inspected')]
  })
}

function reportOf({ rows, killed, together, readers }) {
  const tools = readers.readers.length > 0 ? `, and hivexml and reglookup find the same keys in them` : ''
  const missing = readers.missing.length > 0 ? ` (not installed: ${readers.missing.join(', ')})` : ''
  const heads = (first) => [first, 'tries', 'old image', 'new image', 'inspected']
  return `# No image is lost

Written by \`npm run crash\`, seed ${SEED}${values.date ? `, ${values.date}` : ''}. Each try makes an image in a real folder, carries out one operation through
\`runDism\` (the sign-in as \`dismulator user sign-in\` does) with a mishap at one call of the disk, and opens the image again as the next
command would. It must then be, byte for byte, the image from before the operation or the one after it, with nothing of
ours left; when dism says that it failed the old one, when it says 0 the new one. An error of the disk must be told as DISM's
\`Error: 112\` or \`Error: 1117\`. One image in ${CLOSELY} is inspected closely: files, registry and apps are compared, every
cell of its hives is checked${tools}${missing}.

${table(heads('mishap'), rowsBy(rows, 'what'))}

${table(heads('operation'), rowsBy(rows, 'story'))}

${table(heads('durability'), rowsBy(rows, 'durability'))}

In all ${sum(rows, 'tries')} mishaps, ${sum(rows, 'old')} old images, ${sum(rows, 'new')} new ones, none that was neither.

What a loss of power takes: a disk with a journal keeps the order of names, sizes and links, and at least those before the
last flush; the bytes of a file are there for certain only when it was flushed after, and those that overwrite others
may be there before names that changed earlier.

In a recovery the power goes at up to ${values.recovery} calls, in one of these ways by chance, both for a command that was told
\`power\` and for one that was told \`process\`: a journal says what it was written for. The next command then finds the old image or the new one; where the
journal had outlived a loss of power before, the very one that it would have found without the second.

## Processes

The bundled \`dism\`, adding and removing an app of 300 files, was killed with SIGKILL at ${killed.moments} moments: ${killed.old} times the old image,
${killed.new} times the new one. ${killed.leftWork} times work was left behind, ${killed.leftJournal} times a journal that the next command carried out; ${killed.finished} times it had
ended before.

${together.processes} started together on one image: ${together.succeeded} succeeded one after another, ${together.inUse} got DISM's error for an image being serviced,
${together.notFound} found nothing to remove. The image is sound and listed afterwards.
`
}
