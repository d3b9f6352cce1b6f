import { commandLine } from '../arbitraries/commandLine.ts'
import { commandLinesEndRight } from '../laws/commandLinesEndRight.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const commandsProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'a command line ends, and says, what documents and versions have for it',
    area: 'commands',
    runs: 150,
    values: () => commandLine(),
    law: (spec) => commandLinesEndRight(spec),
  }),
]
