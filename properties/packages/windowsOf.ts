import type { AppPackageSpec } from '../../fixtures/index.ts'
import type { WindowsRelease } from '../specs/AppSpec.ts'

/** What in a manifest says from which Windows on a package runs: the form of Windows 8.1, or a target device family. */
export function windowsOf(release: WindowsRelease): Pick<AppPackageSpec, 'schema' | 'targetDeviceFamilies'> {
  if (release === '8.1') return { schema: '2010' }
  const minVersion = release === '10' ? '10.0.10240.0' : '10.0.22000.0'
  return { schema: 'windows10', targetDeviceFamilies: [{ name: 'Windows.Universal', minVersion }] }
}
