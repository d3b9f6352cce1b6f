import fc from 'fast-check'
import { machineCommand } from '../arbitraries/machineCommand.ts'
import { machineCommands } from '../arbitraries/machineCommands.ts'
import { machineWorld } from '../arbitraries/machineWorld.ts'
import { computerFollowsModel } from '../laws/computerFollowsModel.ts'
import { fault, FAULT_NAMES } from '../arbitraries/fault.ts'
import { script } from '../arbitraries/script.ts'
import { faultsLeaveOldOrNew } from '../laws/faultsLeaveOldOrNew.ts'
import { machineFollowsModel } from '../laws/machineFollowsModel.ts'
import { replayGivesTheSameBytes } from '../laws/replayGivesTheSameBytes.ts'
import { restoreGivesTheSameBytes } from '../laws/restoreGivesTheSameBytes.ts'
import { sameStorySameBytes } from '../laws/sameStorySameBytes.ts'
import { driveDism } from '../runs/driveDism.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'
import { FAULT_CASES } from './faultCases.ts'

export const machineProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'a computer is what the model says, whatever is done to it',
    area: 'machine',
    runs: 1000,
    values: (replayPath) =>
      fc.record({
        world: machineWorld(),
        commands: machineCommands({ replayPath }),
      }),
    law: ({ world, commands }) => computerFollowsModel(world, commands),
  }),
  campaignProperty({
    name: 'the same story on the same computer gives the same bytes',
    area: 'machine',
    runs: 15,
    values: () => fc.record({ world: machineWorld(), commands: fc.array(machineCommand(), { maxLength: 10 }) }),
    law: ({ world, commands }) => sameStorySameBytes(world, commands),
  }),
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
  campaignProperty({
    name: 'a scenario that is run again gives every byte',
    area: 'machine',
    runs: 8,
    values: () =>
      fc.record({
        script: script({ maxAdds: 2, maxUpdates: 1, maxCommands: 5 }),
        turns: fc.oneof(
          { weight: 1, arbitrary: fc.constant([]) },
          {
            weight: 3,
            arbitrary: fc.array(fc.constantFrom(undefined, 0, 1, 2, 3), { minLength: 2, maxLength: 5, size: 'max' }),
          },
        ),
      }),
    law: ({ script: given, turns }) => replayGivesTheSameBytes(given, turns),
    cases: ['overlapping'],
  }),
  campaignProperty({
    name: 'a command that meets a fault leaves the old image or the new one, and can be given again',
    area: 'machine',
    runs: 20,
    values: () =>
      fc.record({
        script: script({ presets: ['windows-11-24h2', 'windows-10-1803'], maxAdds: 2, maxUpdates: 1, maxCommands: 3 }),
        faults: fc.array(fault(), { minLength: 1, maxLength: 4 }),
      }),
    law: ({ script: given, faults }) => faultsLeaveOldOrNew(given, faults),
    examples: FAULT_CASES,
    cases: [...FAULT_NAMES, 'old', 'new', 'half serviced'],
  }),
]
