import type { CampaignProperty } from './CampaignProperty.ts'

export const packagesProperties: readonly CampaignProperty[] = []
