import fc from 'fast-check'
import { script } from '../arbitraries/script.ts'
import { machineFollowsModel } from '../laws/machineFollowsModel.ts'
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
]
