import { createMachine, type ScenarioPackage } from '../../emulator/index.ts'
import { updateIdentity } from '../../fixtures/updateCab.ts'
import { bytesOfUpdate, partsOfName } from './bytesOfUpdate.ts'
import { keyOf } from './modelUpdates.ts'
import type { UpdateEvent } from './UpdateStory.ts'

/** What happens to the packages of an image, with command lines on a computer, as a scenario. */
export async function updatesScenario(events: readonly UpdateEvent[]): Promise<ScenarioPackage> {
  const machine = createMachine({ preset: 'windows-10-22h2', now: () => 133_800_000_000_000_000n })
  const running = () => machine.host.isRunningWindows('C:\\')
  const dism = (...words: string[]) =>
    machine.dism(running() ? '/Online' : '/Image:C:\\', '/LogPath:D:\\dism.log', ...words, '/NoRestart')
  for (const event of events)
    switch (event.kind) {
      case 'add': {
        const path = `D:\\${keyOf(event.update)}.cab`
        machine.write(path, bytesOfUpdate(event.update))
        const options = [
          ...(event.ignoreCheck ? ['/IgnoreCheck'] : []),
          ...(event.preventPending ? ['/PreventPending'] : []),
        ]
        await dism('/Add-Package', `/PackagePath:${path}`, ...options)
        break
      }
      case 'remove':
        await dism('/Remove-Package', `/PackageName:${updateIdentity(partsOfName(event.update))}`)
        break
      case 'switch':
        if (running()) machine.shutdown()
        else machine.boot()
        break
      case 'restart':
        if (running()) machine.shutdown()
        machine.boot()
    }
  return machine.scenario()
}
