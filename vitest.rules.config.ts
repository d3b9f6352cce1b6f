import { fileURLToPath } from 'node:url'
import { mergeConfig } from 'vitest/config'
import config from './vitest.config.ts'

/** The tests with rules switched off, for `npm run rules -- --prove`. */
export default mergeConfig(config, {
  test: { isolate: true, setupFiles: [fileURLToPath(new URL('./test/rules/stickRules.ts', import.meta.url))] },
})
