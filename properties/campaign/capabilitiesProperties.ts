import type { CampaignProperty } from './CampaignProperty.ts'

export const capabilitiesProperties: readonly CampaignProperty[] = []
