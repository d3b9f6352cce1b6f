import type { CampaignProperty } from './CampaignProperty.ts'

export const healthProperties: readonly CampaignProperty[] = []
