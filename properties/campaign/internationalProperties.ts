import type { CampaignProperty } from './CampaignProperty.ts'

export const internationalProperties: readonly CampaignProperty[] = []
