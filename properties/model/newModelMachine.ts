import { languagePackTraits } from '../specs/machineUpdates.ts'
import type { MachineWorld } from '../specs/MachineWorld.ts'
import type { ModelMachine } from './ModelMachine.ts'
import { newModel } from './newModel.ts'

/** A new computer: it runs, nobody has signed in yet. */
export function newModelMachine({ image, semantics }: MachineWorld): ModelMachine {
  return {
    image: newModel(image, semantics, true),
    audit: false,
    packages: image.languages.map((language) => ({
      // The packs that Windows came with go without a restart.
      traits: { ...languagePackTraits(language), restart: 'possible' },
      state: 'Installed',
      next: 'Installed',
    })),
    customData: {},
  }
}
