import type { CampaignProperty } from './CampaignProperty.ts'

export const commandsProperties: readonly CampaignProperty[] = []
