// Bundles the library for browsers, with a fixed list of stand-ins for Node's modules, and runs it in a bare context:
// a machine is made and a generated bundle added, listed and removed. usage: node scripts/browser.mjs
import { createContext, runInContext } from 'node:vm'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root } from './project.mjs'

const beside = (name) => join(root, 'scripts', 'browser', name)

const ALIASES = {
  '#platform': join(root, 'src', 'platform', 'browser.ts'),
  '#programs': join(root, 'emulator', 'machine', 'programs', 'browser.ts'),
  buffer: 'buffer/',
  events: beside('events.mjs'),
  path: beside('path.mjs'),
  process: beside('process.mjs'),
  stream: beside('stream.mjs'),
  util: beside('util.mjs'),
  ...Object.fromEntries(
    ['assert', 'crypto', 'fs', 'module', 'stream/web', 'url', 'zlib'].map((name) => [name, beside('absent.mjs')]),
  ),
}

/** `node:x` is `x`. */
const nodePrefix = {
  name: 'node-prefix',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^node:/ }, ({ path, ...rest }) => resolve(path.slice(5), rest))
  },
}

/** What browsers have and a bare context lacks. Bytes that come from outside are made anew, so that they are of the context. */
const GLOBALS = { atob, btoa, clearTimeout, host: { TextDecoder, TextEncoder }, queueMicrotask, setTimeout }
const PRELUDE = `{
  const { TextDecoder, TextEncoder } = globalThis.host
  delete globalThis.host
  globalThis.TextDecoder = TextDecoder
  globalThis.TextEncoder = class {
    encode(text) { return new Uint8Array(new TextEncoder().encode(text)) }
  }
}`

/** What is done in the browser: a machine, one add, the list. */
const STORY = `(async () => {
  const machine = dismulator.createMachine({ preset: 'windows-11-24h2', languages: ['en-US', 'fr-FR'] })
  machine.write('C:\\\\in\\\\reader.msixbundle', Uint8Array.from(packageBytes))
  const add = await machine.dism('/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\\\in\\\\reader.msixbundle', '/SkipLicense', '/Region:all')
  const list = await machine.dism('/Online', '/Get-ProvisionedAppxPackages')
  machine.signIn('alice')
  return add.stdout + list.stdout
})()`

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['emulator/index.ts'],
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  globalName: 'dismulator',
  platform: 'browser',
  target: 'es2023',
  conditions: ['browser'],
  define: { global: 'globalThis' },
  inject: [beside('globals.mjs')],
  alias: ALIASES,
  plugins: [nodePrefix],
  logLevel: 'warning',
})
const [bundle] = outputFiles
console.log(`${Math.round(bundle.contents.length / 1024)} KiB`)

const { bundle: makeBundle } = await import(pathToFileURL(join(root, 'dist', 'fixtures', 'index.js')).href)
const languages = ['en-US', 'fr-FR']
const packageFile = await makeBundle('Contoso.Reader', { languages, architectures: ['x64'] })

const context = createContext({ ...GLOBALS, packageBytes: Array.from(packageFile) })
runInContext(PRELUDE, context)
runInContext(bundle.text, context)
const output = await runInContext(STORY, context)
console.log(output.replaceAll('\r', ''))
process.exitCode = output.includes('PackageName : Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt') ? 0 : 1
