import { servicedComputer } from '../computers/ServicedComputer.ts'
import { change } from '../computers/smallImage.ts'
import { uphold } from '../laws/uphold.ts'
import { checkAdding } from './checkAdding.ts'
import { checkDriverInfo } from './checkDriverInfo.ts'
import { checkExport } from './checkExport.ts'
import { checkRemoving } from './checkRemoving.ts'
import { driverDifferences } from './driverDifferences.ts'
import { driverImage } from './driverImage.ts'
import { DRIVER_POOL } from './driverPool.ts'
import { driverSources } from './driverSources.ts'
import type { DriverStep, DriverStory } from './DriverStory.ts'
import type { DriverStepOf, DriverTelling } from './DriverTelling.ts'
import { listedDrivers } from './listedDrivers.ts'
import { filesInPlace, modelLose, newModelDrivers } from './modelDrivers.ts'
import { serviceKey } from './placedDifferences.ts'

/**
 * Law: whatever is added to the drivers of an image and removed from them, commands end with the codes that the documents
 * say, and lists, files, hives and exports say what the model says.
 * @throws BrokenLaw
 */
export async function driversFollowModel(story: DriverStory): Promise<void> {
  const volume = driverImage(story.image)
  const computer = servicedComputer(
    new Map([
      ['C', volume],
      ['D', driverSources(story.tree)],
    ]),
  )
  const telling = { story, computer, volume, model: newModelDrivers(), inbox: await listedDrivers(computer, '/All') }
  for (const [index, step] of story.steps.entries()) {
    const what = `step ${index + 1}, ${JSON.stringify(step)}`
    uphold(`Drivers are serviced as the documents say: ${what}.`, await take(telling, step))
    uphold(`Drivers are as the model says after ${what}.`, await driverDifferences(telling))
  }
}

/** Takes a step. @returns what was not as it had to be */
async function take(telling: DriverTelling, step: DriverStep): Promise<readonly string[]> {
  switch (step.kind) {
    case 'add':
      return checkAdding(telling, step)
    case 'remove':
      return checkRemoving(telling, step)
    case 'info':
      return checkDriverInfo(telling, step)
    case 'export':
      return checkExport(telling)
    default:
      lose(telling, step)
      return []
  }
}

function lose({ volume, model }: DriverTelling, step: DriverStepOf<'lose'>): void {
  const one = DRIVER_POOL[step.place]
  if (!one) return
  modelLose(model, step)
  change(volume, ({ registry, volume: files }) => {
    if (step.service) registry.deleteKey('SYSTEM', serviceKey(one.name))
    else for (const { path } of filesInPlace(one)) if (files.stat(path)) files.remove(path)
  })
}
