import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The names under which the examples import this package, as its users do. */
const entries = { '': 'emulator', '/api': 'src/api', '/fixtures': 'fixtures', '/vitest': 'emulator/vitest' }

export default defineConfig({
  resolve: {
    alias: [
      { find: '#platform', replacement: source('./src/platform/node.ts') },
      { find: '#programs', replacement: source('./emulator/machine/programs/node.ts') },
      ...Object.entries(entries).map(([name, folder]) => ({
        find: new RegExp(`^dismulator${name}$`),
        replacement: source(`./${folder}/index.ts`),
      })),
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    // Files of one worker share their modules: loading a thousand of them anew for each took most of the time.
    isolate: false,
    // A machine of two cores would have one worker.
    maxWorkers: '100%',
    setupFiles: [source('./test/rules/countRules.ts')],
    // Expectations that tests let fail keep their scenarios there.
    provide: { dismulatorScenarios: 'node_modules/.cache/dismulator' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
