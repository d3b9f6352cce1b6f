import type { CampaignProperty } from './CampaignProperty.ts'

export const unattendProperties: readonly CampaignProperty[] = []
