import { expect, inject, onTestFinished, type TestError } from 'vitest'
import type { Machine } from '../machine/Machine.ts'
import { keepScenario as keep } from '../scenarioFolder/keepScenario.ts'
import { removeScenario } from '../scenarioFolder/removeScenario.ts'

/** Folders that the tests which are under way have made, by the file and name of the test. */
const made = new Map<string, Set<string>>()

/**
 * Writes what was done to a computer into a folder `scenario-<n>` of the working folder, or of the one that vitest's
 * config provides as `dismulatorScenarios`, unless one holds it already. When the test is over, the folder stays if an
 * error of the test names it: expectations that fail on the way, as when a property shrinks, leave nothing behind.
 * @returns the command that runs it again
 */
export function keepScenario(machine: Machine): string {
  const { currentTestName, testPath } = expect.getState()
  const folders = foldersOf(`${testPath}\n${currentTestName}`)
  const parent = inject('dismulatorScenarios') ?? '.'
  return `dismulator replay ${keep(parent, machine.scenario(currentTestName), (folder) => folders?.add(folder))}`
}

/** The folders that a test has made; undefined where they stay, since it is not known when they are of no use. */
function foldersOf(test: string): Set<string> | undefined {
  const known = made.get(test)
  if (known) return known
  const folders = new Set<string>()
  try {
    onTestFinished(({ task }) => {
      made.delete(test)
      // Of tests that run at the same time, vitest does not tell which one an expectation is of.
      if (task.concurrent) return
      const told = (task.result?.errors ?? []).map(textOf).join('\n')
      for (const folder of folders) if (!namesFolder(told, folder)) removeScenario(folder)
    })
  } catch {
    // Outside of a test, as in beforeAll.
    return undefined
  }
  made.set(test, folders)
  return folders
}

function textOf({ message, stack, cause }: TestError): string {
  return [message, stack, cause ? textOf(cause) : ''].join('\n')
}

/** Whether a text names a folder, and not just one whose name goes on. */
function namesFolder(text: string, folder: string): boolean {
  for (let at = text.indexOf(folder); at >= 0; at = text.indexOf(folder, at + 1))
    if (!/\d/.test(text[at + folder.length] ?? '')) return true
  return false
}
