import type { CampaignProperty } from './CampaignProperty.ts'

export const driversProperties: readonly CampaignProperty[] = []
