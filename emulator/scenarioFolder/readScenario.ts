import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bytesSource, type ByteSource } from '../../src/formats/ByteSource.ts'
import { FormatError } from '../../src/formats/FormatError.ts'
import { parseScenario } from '../machine/scenario/parseScenario.ts'
import type { ScenarioPackage } from '../machine/scenario/createRecorder.ts'
import { decodeText } from './decodeText.ts'
import type { Scenario } from '../machine/scenario/Scenario.ts'

/**
 * Reads a scenario from its folder, or from its scenario.json.
 * @throws FormatError for what is no scenario, with the offset or a JSON pointer; Error when there is none
 */
export function readScenario(path: string): ScenarioPackage {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true
  if (isFile && basename(path).toLowerCase() !== 'scenario.json')
    throw new Error(`${path} is no scenario: name its folder, or the scenario.json in it`)
  const folder = isFile ? join(path, '..') : path
  const file = join(folder, 'scenario.json')
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Error(`there is no scenario.json in ${folder}`)
  const scenario = parseScenario(decodeText(readFileSync(file)), file)
  const files = new Map<string, ByteSource>()
  for (const { name, at } of filesOf(scenario)) {
    const content = join(folder, ...name.split('/'))
    if (!statSync(content, { throwIfNoEntry: false })?.isFile())
      throw new FormatError(file, `${at}: there is no file ${name} beside it`)
    files.set(name, bytesSource(readFileSync(content)))
  }
  return { scenario, files }
}

/** The files that steps name, and where. */
function filesOf({ steps }: Scenario): { readonly name: string; readonly at: string }[] {
  return steps.flatMap((step, index) => {
    if (step.do === 'write') return [{ name: step.file, at: `/steps/${index}/file` }]
    const named = step.do === 'change' ? step.changes : step.do === 'dism' ? (step.disk ?? []) : []
    const list = step.do === 'change' ? 'changes' : 'disk'
    return named.flatMap((one, place) =>
      'file' in one ? [{ name: one.file, at: `/steps/${index}/${list}/${place}/file` }] : [],
    )
  })
}
