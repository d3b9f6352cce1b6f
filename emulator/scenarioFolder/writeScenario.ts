import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fillFrom, type ByteSource } from '../../src/formats/ByteSource.ts'
import { scenarioFolder } from '../machine/scenario/scenarioFolder.ts'
import type { ScenarioPackage } from '../machine/scenario/createRecorder.ts'

const BLOCK = 0x10000

/**
 * Writes a scenario into a folder, which is made when missing: scenario.json, repro.cmd, packages and changes. A scenario
 * that is there is replaced.
 * @throws Error when something else is in the folder, or it cannot be written
 */
export function writeScenario(folder: string, content: ScenarioPackage): void {
  const files = scenarioFolder(content)
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    if (!existsSync(join(folder, 'scenario.json')))
      throw new Error(`${folder} is no folder of a scenario, and not empty`)
    for (const name of ['scenario.json', 'repro.cmd', 'packages', 'changes'])
      rmSync(join(folder, name), { recursive: true, force: true })
  }
  for (const [name, source] of files) {
    const path = join(folder, ...name.split('/'))
    mkdirSync(dirname(path), { recursive: true })
    writeSource(path, source)
  }
}

function writeSource(path: string, source: ByteSource): void {
  const file = openSync(path, 'w')
  try {
    const block = new Uint8Array(BLOCK)
    for (let offset = 0; offset < source.size; offset += BLOCK) {
      const count = fillFrom(source, block, offset)
      for (let written = 0; written < count;) written += writeSync(file, block, written, count - written)
    }
  } finally {
    closeSync(file)
  }
}
