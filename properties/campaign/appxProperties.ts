import type { CampaignProperty } from './CampaignProperty.ts'

export const appxProperties: readonly CampaignProperty[] = []
