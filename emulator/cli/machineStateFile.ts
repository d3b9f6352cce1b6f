import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { STARTED, type MachineState } from '../machine/MachineState.ts'

/** The file in the machine's folder that says how it is: whether it runs, who is signed in, which apps run. */
export function machineStateFile(home: string): string {
  return join(home, 'state.json')
}

/**
 * How the machine in a folder is; one that nothing has happened to yet has started.
 * @throws Error when the file is not what it should be
 */
export function readMachineState(home: string): MachineState {
  const file = machineStateFile(home)
  if (!existsSync(file)) return STARTED
  try {
    const record = new Map<string, unknown>(Object.entries(JSON.parse(readFileSync(file, 'utf8'))))
    const [running, user, apps] = ['running', 'user', 'apps'].map((name) => record.get(name))
    if (typeof running !== 'boolean' || !Array.isArray(apps)) throw new Error('running or apps is missing')
    return { running, user: typeof user === 'string' ? user : undefined, apps: apps.map(String) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${file} does not say how the machine is: ${reason}`, { cause: error })
  }
}

/** Keeps how the machine in a folder is. */
export function writeMachineState(home: string, state: MachineState): void {
  writeFileSync(machineStateFile(home), `${JSON.stringify(state, undefined, 2)}\n`)
}
