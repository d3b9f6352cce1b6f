import fc from 'fast-check'
import { script } from '../arbitraries/script.ts'
import { machineFollowsModel } from '../laws/machineFollowsModel.ts'
import { restoreGivesTheSameBytes } from '../laws/restoreGivesTheSameBytes.ts'
import { driveDism } from '../runs/driveDism.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const machineProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'a computer is what the model says after every command line about apps',
    area: 'machine',
    runs: 40,
    values: () => fc.record({ script: script(), semantics: fc.constantFrom('documented', 'observed') }),
    law: ({ script, semantics }) => machineFollowsModel(script, semantics, driveDism),
  }),
  campaignProperty({
    name: 'a snapshot that is restored gives every byte back',
    area: 'machine',
    runs: 15,
    values: () => script({ maxAdds: 2, maxUpdates: 1, maxCommands: 3 }),
    law: restoreGivesTheSameBytes,
  }),
]
