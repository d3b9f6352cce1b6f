import type { CampaignProperty } from './CampaignProperty.ts'

export const editionsProperties: readonly CampaignProperty[] = []
