import type { ProvisionedAppxPackage } from '../../servicing/appx/ProvisionedAppxPackage.ts'
import type { ReportRecord } from '../output/formatRecords.ts'

/**
 * A provisioned package as /Get-ProvisionedAppxPackages reports it.
 * @param dismVersion that of the host: 6.x knows no regions
 */
export function appxReport(app: ProvisionedAppxPackage, dismVersion: string): ReportRecord {
  const record = [
    ['DisplayName', app.displayName],
    ['Version', app.version],
    ['Architecture', app.architecture],
    ['ResourceId', app.resourceId],
    ['PackageName', app.packageName],
  ] as const
  return dismVersion.startsWith('6.') ? record : [...record, ['Regions', app.regions ?? 'None']]
}
