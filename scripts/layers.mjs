// The layers of the house, as a table, and the few things that only some rooms may touch. Parses every source file.
// usage: node scripts/layers.mjs [folder]    prints `file:line  what is wrong`, exit status 1 when there is any
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { isBuiltin } from 'node:module'
import { parseSync } from 'oxc-parser'
import { root } from './project.mjs'

/** From the bottom up: a file imports from its own layer or one further down. Rooms of one line are strangers. */
const LAYERS = [
  ['src/errors', 'src/rules', 'src/platform'],
  ['src/formats'],
  ['src/image + src/host'],
  ['src/servicing'],
  ['src/api', 'src/dism'],
  ['src'],
  ['fixtures'],
  ['emulator/volume'],
  ['emulator/presets'],
  ['emulator/machine'],
  ['emulator/scenarioFolder'],
  ['emulator/cli', 'emulator/vitest'],
  ['emulator'],
  ['properties'],
  ['test'],
]

const ROOMS = LAYERS.flatMap((names, level) =>
  names.flatMap((name) => name.split(' + ').map((folder) => ({ folder, level, name }))),
).sort((a, b) => b.folder.length - a.folder.length)

const shipped = /^(src|fixtures|emulator)\//
/** The commands; and programs on the real computer that a machine runs go with the process that started them. */
const ofProcess = /^emulator\/(cli\/|machine\/programs\/atEndOfProcess\.ts$)/
const cli = /^emulator\/cli\//

/** Names that are global in Node or everywhere, and the files that may not use them. */
const FORBIDDEN = [
  {
    names: ['process'],
    files: (file) => shipped.test(file) && !ofProcess.test(file),
    why: 'only emulator/cli touches process',
  },
  { names: ['Buffer'], files: (file) => file.startsWith('src/'), why: 'src works on Uint8Array and DataView' },
  {
    names: [
      'Date.now',
      'new Date',
      'Date()',
      'Math.random',
      'performance.now',
      'crypto.randomUUID',
      'crypto.getRandomValues',
    ],
    files: (file) => shipped.test(file) && !cli.test(file),
    why: 'clock and chance come from arguments',
  },
]

/**
 * Where Node's own modules may be imported: what a browser has otherwise (#platform) or not at all (#programs, real
 * folders), the commands, what a failed expectation keeps, tests.
 */
const NODE_FILES =
  /^(src\/platform\/node\.ts|emulator\/(cli|volume\/folder|scenarioFolder|machine\/programs)\/.*|test\/.*)$/

/** The model of the properties and what it stands on: of these and of itself it may have more than types. */
const MODEL = 'properties/model/'
const BELOW_THE_MODEL = /^properties\/(specs\/|packages\/(factsOf|familyOf|frameworkName)\.ts$|runs\/appAt\.ts$)/

/** The models of providers, which stand beside their stories: they take types alone from what is tested. */
const PROVIDER_MODEL = /^properties\/(?!model\/)[^/]+\/model[A-Z][^/]*\.ts$/
const TESTED = /^(src|fixtures|emulator)\//

const top = process.argv[2] ?? root
const faults = ['src', 'fixtures', 'emulator', 'properties', 'test']
  .flatMap(sourceFiles)
  .flatMap((file) => [...new Set(faultsOf(file))])
for (const fault of faults) console.log(fault)
process.exitCode = faults.length === 0 ? 0 : 1

/** The TypeScript files below a folder, relative to the top, `/` separated. */
function sourceFiles(folder) {
  return readdirSync(join(top, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(top, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

function faultsOf(file) {
  const text = readFileSync(join(top, file), 'utf8')
  const { module, program, errors } = parseSync(file, text)
  const at = (offset) => `${file}:${text.slice(0, offset).split('\n').length}  `
  const found = errors.map((error) => `${file}: ${error.message}`)
  for (const { start, target, isType } of importsOf(module, text)) {
    const fault = importFault(file, target) ?? modelFault(file, target, isType)
    if (fault) found.push(at(start) + fault)
  }
  const own = new Set(declaredNames(program))
  for (const { start, name } of globalsOf(program)) {
    if (own.has(name)) continue
    const rule = FORBIDDEN.find((rule) => rule.names.includes(name) && rule.files(file))
    if (rule) found.push(`${at(start)}${name}: ${rule.why}`)
  }
  return found
}

/** Every module that a file names: imports, re-exports, `import()`, types alike; `isType` when it names types only. */
function importsOf(module, text) {
  return [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      start: moduleRequest.start,
      target: moduleRequest.value,
      isType: entries.length > 0 && entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries
        .slice(0, 1)
        .flatMap(({ moduleRequest, isType }) =>
          moduleRequest ? [{ start: moduleRequest.start, target: moduleRequest.value, isType }] : [],
        ),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
      start,
      target: text.slice(start, end).replaceAll(/^['"`]|['"`]$/g, ''),
    })),
  ]
}

function importFault(file, target) {
  if (isBuiltin(target)) return NODE_FILES.test(file) ? undefined : `${target}: Node's modules are not for this file`
  if (!target.startsWith('.')) return undefined
  const path = posix.join(dirname(file), target)
  const from = roomOf(file)
  const to = roomOf(path)
  if (!to) return `${path} lies outside of the house`
  if (to.level > from.level) return `${from.name} imports from ${to.name}, which stands above it`
  if (to.level === from.level && to.name !== from.name) return `${from.name} imports from ${to.name}, its neighbor`
  return undefined
}

/** What is compared with the engine shares no code with it. */
function modelFault(file, target, isType) {
  if (isType || !target.startsWith('.')) return undefined
  const path = posix.join(dirname(file), target)
  if (!file.startsWith(MODEL) && !(PROVIDER_MODEL.test(file) && TESTED.test(path))) return undefined
  if (path.startsWith(MODEL) || BELOW_THE_MODEL.test(path)) return undefined
  return `${path}: the model takes nothing but types from what it is compared with`
}

function roomOf(path) {
  return ROOMS.find(({ folder }) => path.startsWith(`${folder}/`))
}

/** Names of the variables and parameters of a file: they are no globals. */
function* declaredNames(node) {
  if (!node || typeof node !== 'object') return
  if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier') yield node.id.name
  for (const parameter of node.params ?? []) if (parameter.type === 'Identifier') yield parameter.name
  for (const child of Object.values(node)) yield* declaredNames(child)
}

/** The uses of globals that the table knows, by walking the syntax tree. */
function* globalsOf(node, parent, key) {
  if (!node || typeof node !== 'object') return
  if (Array.isArray(node)) {
    for (const item of node) yield* globalsOf(item, parent, key)
    return
  }
  const name = globalName(node, parent, key)
  if (name) yield { start: node.start, name }
  for (const [field, child] of Object.entries(node)) yield* globalsOf(child, node, field)
}

function globalName(node, parent, key) {
  if (node.type === 'Identifier') {
    const isProperty = (key === 'property' || key === 'key') && !parent.computed
    return isProperty ? undefined : node.name
  }
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier')
    return `${node.object.name}.${node.property.name ?? node.property.value}`
  if (node.type === 'NewExpression' && node.callee.name === 'Date' && node.arguments.length === 0) return 'new Date'
  if (node.type === 'CallExpression' && node.callee.name === 'Date') return 'Date()'
  return undefined
}
