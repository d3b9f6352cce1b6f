import type { CampaignProperty } from './CampaignProperty.ts'

export const machineProperties: readonly CampaignProperty[] = []
