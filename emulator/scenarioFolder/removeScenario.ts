import { rmSync } from 'node:fs'

/** Removes the folder of a scenario, with all that is in it. @throws Error when it cannot be removed */
export function removeScenario(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}
