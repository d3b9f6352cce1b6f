import { commandLines } from '../arbitraries/commandLines.ts'
import { commandLinesEndRight } from '../laws/commandLinesEndRight.ts'
import { campaignProperty, type CampaignProperty } from './CampaignProperty.ts'

export const commandsProperties: readonly CampaignProperty[] = [
  campaignProperty({
    name: 'a command line ends, and says, what documents and versions have for it',
    area: 'commands',
    runs: 25,
    values: () => commandLines(),
    law: (lines) => commandLinesEndRight(lines),
  }),
]
