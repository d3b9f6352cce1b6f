import type { CampaignProperty } from './CampaignProperty.ts'
import { apiProperties } from './apiProperties.ts'
import { appxProperties } from './appxProperties.ts'
import { appxServicingProperties } from './appxServicingProperties.ts'
import { capabilitiesProperties } from './capabilitiesProperties.ts'
import { commandsProperties } from './commandsProperties.ts'
import { driversProperties } from './driversProperties.ts'
import { editionsProperties } from './editionsProperties.ts'
import { featuresProperties } from './featuresProperties.ts'
import { healthProperties } from './healthProperties.ts'
import { internationalProperties } from './internationalProperties.ts'
import { machineProperties } from './machineProperties.ts'
import { packagesProperties } from './packagesProperties.ts'
import { unattendProperties } from './unattendProperties.ts'

/** Every property there is. */
export const campaignProperties: readonly CampaignProperty[] = [
  ...machineProperties,
  ...appxProperties,
  ...appxServicingProperties,
  ...packagesProperties,
  ...apiProperties,
  ...featuresProperties,
  ...capabilitiesProperties,
  ...driversProperties,
  ...healthProperties,
  ...internationalProperties,
  ...editionsProperties,
  ...unattendProperties,
  ...commandsProperties,
]
