import type { ComputerState } from '../images/ComputerState.ts'
import type { ModelMachine } from './ModelMachine.ts'
import { modelStale } from './modelStale.ts'
import { modelState } from './modelState.ts'

/** What the model holds, to be compared with a real computer. */
export function modelComputerState({ image, audit, packages, customData }: ModelMachine): ComputerState {
  return {
    apps: modelState(image),
    packages: Object.fromEntries(packages.map(({ traits, state }) => [`${traits.family} ${traits.version}`, state])),
    languages: image.languages.toSorted(),
    defaultLanguage: image.defaultLanguage,
    stale: modelStale(image),
    customData,
    running: image.online,
    audit,
  }
}
