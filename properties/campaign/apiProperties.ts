import type { CampaignProperty } from './CampaignProperty.ts'

export const apiProperties: readonly CampaignProperty[] = []
