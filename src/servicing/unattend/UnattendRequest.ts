import type { AnswerPackage, PackageAction } from '../../formats/unattend/AnswerFile.ts'
import type { DriverPackage } from '../drivers/DriverPackage.ts'
import type { PayloadSources } from '../features/checkPayloads.ts'
import type { FollowUp } from '../FollowUp.ts'
import type { PackageChange } from '../packages/PackageChange.ts'
import type { PackageSource } from '../packages/PackageSource.ts'

/** A package of an answer file, opened. */
export interface UnattendStep {
  readonly action: PackageAction
  /** As DISM writes it. */
  readonly identity: string
  /** Undefined for what is in the image already, or is not added. */
  readonly source: PackageSource | undefined
  readonly selections: AnswerPackage['selections']
}

/** What an answer file asks of an image. */
export interface UnattendRequest {
  /** In the order of the file. */
  readonly steps: readonly UnattendStep[]
  readonly drivers: readonly DriverPackage[]
  /** The source of features that a policy of the image names. */
  readonly openSource: PayloadSources['openSource']
  /** Whether the Windows of the image runs. */
  readonly online: boolean
}

/** What came of it. */
export interface UnattendOutcome extends FollowUp {
  /** The packages that were added, staged or removed. */
  readonly packages: readonly PackageChange[]
}
