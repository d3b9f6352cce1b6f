import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, inject } from 'vitest'
import { readAll } from '../../src/formats/ByteSource.ts'
import type { Machine } from '../machine/Machine.ts'

/**
 * Writes what was done to a computer into a folder `scenario-<n>` of the working folder, or of the one that vitest's
 * config provides as `dismulatorScenarios`, unless one holds it already.
 * @returns the command that runs it again
 */
export function keepScenario(machine: Machine): string {
  const { scenario, files } = machine.scenario(expect.getState().currentTestName)
  const contents = new Map([...files].map(([name, content]) => [name, readAll(content)]))
  contents.set('scenario.json', new TextEncoder().encode(`${JSON.stringify(scenario, null, 2)}\n`))
  const parent = inject('dismulatorScenarios') ?? '.'
  for (let number = 1; ; number++) {
    const folder = `${parent}/scenario-${number}`
    if (!existsSync(folder)) writeFiles(folder, contents)
    else if (!holds(folder, contents)) continue
    return `dismulator replay ${folder}`
  }
}

type Contents = ReadonlyMap<string, Uint8Array>

function holds(folder: string, contents: Contents): boolean {
  return [...contents].every(([name, bytes]) => {
    const path = join(folder, name)
    return existsSync(path) && readFileSync(path).equals(bytes)
  })
}

function writeFiles(folder: string, contents: Contents): void {
  for (const [name, bytes] of contents) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
}
