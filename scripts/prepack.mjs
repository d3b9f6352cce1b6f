// Before `npm pack`: builds from nothing, so that no module of yesterday gets into the package.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, root } from './project.mjs'

for (const folder of ['bin', 'src', 'fixtures', 'emulator', 'properties'])
  rmSync(join(root, 'dist', folder), { recursive: true, force: true })
build()
