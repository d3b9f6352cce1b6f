import { fileURLToPath } from 'node:url'
import { mergeConfig } from 'vitest/config'
import config from './vitest.config.ts'

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** The tests with rules switched off, for `npm run rules -- --prove`. */
export default mergeConfig(config, {
  test: { runner: path('./test/rules/StickRunner.ts'), setupFiles: [path('./test/rules/stickRules.ts')] },
})
