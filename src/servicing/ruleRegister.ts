import type { Rule } from '../rules/Rule.ts'
import { applicabilityRules } from './appx/rules/applicability.ts'
import { addOptionRules } from './appx/rules/addOptions.ts'
import { customDataRules } from './appx/rules/customData.ts'
import { dependencyRules } from './appx/rules/dependencies.ts'
import { missingFileRules } from './appx/rules/missingFiles.ts'
import { optionalPackageRules } from './appx/rules/optionalPackages.ts'
import { packageFolderRules } from './appx/rules/packageFolder.ts'
import { nonRemovableRules } from './appx/rules/nonRemovable.ts'
import { installPolicy } from './appx/rules/installPolicy.ts'
import { hardLinkRules } from './appx/rules/hardLinks.ts'
import { provisioningRules } from './appx/rules/provisioning.ts'
import { provisioningListRules } from './appx/rules/provisioningList.ts'
import { sideloadingRules } from './appx/rules/sideloading.ts'
import { regionRules } from './appx/rules/regions.ts'
import { signInRules } from './appx/rules/signIn.ts'
import { stubRules } from './appx/rules/stub.ts'
import { supportRules } from './appx/rules/support.ts'
import { apiRules } from './apiRules.ts'
import { commandRules } from './commandRules.ts'
import { capabilityRules } from './capabilities/capabilityRules.ts'
import { editionRules } from './editions/rules.ts'
import { desktopRules } from './features/desktopRules.ts'
import { driverRules } from './drivers/driverRules.ts'
import { featureRules } from './features/featureRules.ts'
import { internationalRules } from './international/rules.ts'
import { healthRules } from './health/healthRules.ts'
import { languageRules } from './languages/languageRules.ts'
import { sourceRules } from './sources/sourceRules.ts'
import { addRules } from './packages/addRules.ts'
import { removeRules } from './packages/removeRules.ts'
import { packageRules } from './packages/rules.ts'
import { updateFileRules } from './packages/updateFileRules.ts'
import { componentRules } from './packages/componentRules.ts'
import { updateRules } from './packages/updateRules.ts'
import { sysprepRules } from './appx/rules/sysprep.ts'
import { unattendRules } from './unattend/rules.ts'
import { userRules } from './appx/rules/users.ts'

/** The register: every rule that servicing decides by, in the order in which an app package meets them. */
export const ruleRegister: readonly Rule[] = [
  ...addOptionRules,
  ...packageFolderRules,
  ...commandRules,
  ...apiRules,
  ...supportRules,
  ...provisioningRules,
  installPolicy,
  ...provisioningListRules,
  ...nonRemovableRules,
  ...applicabilityRules,
  ...stubRules,
  ...dependencyRules,
  ...missingFileRules,
  ...optionalPackageRules,
  ...customDataRules,
  ...sideloadingRules,
  ...regionRules,
  ...signInRules,
  ...editionRules,
  ...desktopRules,
  ...sourceRules,
  ...featureRules,
  ...languageRules,
  ...internationalRules,
  ...hardLinkRules,
  ...userRules,
  ...sysprepRules,
  ...packageRules,
  ...healthRules,
  ...updateFileRules,
  ...updateRules,
  ...componentRules,
  ...capabilityRules,
  ...addRules,
  ...removeRules,
  ...driverRules,
  ...unattendRules,
]
