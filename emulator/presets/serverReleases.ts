import { KERNEL_6_1_SP1, KERNEL_6_2, KERNEL_6_3 } from './kernels.ts'
import type { AppxGeneration, Preset } from './Preset.ts'

const STANDARD = { edition: 'ServerStandard', architectures: ['x64'] } as const satisfies Partial<Preset>

const ROOT = { hiveRoot: 'ROOT', userHiveMinor: 5 } as const satisfies Partial<Preset>

/** What products of one release share; the names are those of the Standard edition. */
type Release = Omit<Preset, 'appx' | 'desktopFeatures' | 'edition' | 'architectures' | 'installationType'>

const GUI = ['Server-Gui-Mgmt', 'Server-Gui-Shell'] as const

/**
 * A release with its desktop and as Server Core. From Server 2016 on the Desktop Experience is chosen when Windows is
 * installed; on Server 2012 and 2012 R2 it is a feature on top of the graphical shell, here enabled.
 * @param coreApps the app generation of Server Core
 */
function installationOptions(
  name: string,
  release: Release,
  desktop: { readonly appx: AppxGeneration; readonly features: readonly string[] },
  coreApps: AppxGeneration | undefined,
): { readonly [name: string]: Preset } {
  return {
    [name]: {
      ...release,
      ...STANDARD,
      installationType: 'Server',
      appx: desktop.appx,
      desktopFeatures: desktop.features,
    },
    [`${name}-core`]: {
      ...release,
      ...STANDARD,
      installationType: 'Server Core',
      appx: coreApps,
      desktopFeatures: [],
    },
  }
}

/**
 * Windows Server. Sources: build labs and registries that people published; dism.exe of 2012 R2 and 2022 as captured.
 * Inferred: that dism.exe of 2008 R2 to 2016 and 2019 has the version of its release; which keys of apps a Server Core
 * has from the start.
 */
export const SERVER_RELEASES: { readonly [name: string]: Preset } = {
  'windows-server-2008-r2': {
    ...KERNEL_6_1_SP1,
    ...STANDARD,
    productName: 'Windows Server 2008 R2 Standard',
    installationType: 'Server',
    appx: undefined,
    desktopFeatures: [],
  },
  ...installationOptions(
    'windows-server-2012',
    { ...KERNEL_6_2, productName: 'Windows Server 2012 Standard' },
    { appx: '8', features: [...GUI, 'DesktopExperience'] },
    undefined,
  ),
  ...installationOptions(
    'windows-server-2012-r2',
    { ...KERNEL_6_3, productName: 'Windows Server 2012 R2 Standard' },
    { appx: '8.1', features: [...GUI, 'DesktopExperience'] },
    '8.1',
  ),
  ...installationOptions(
    'windows-server-2016',
    {
      ...ROOT,
      productName: 'Windows Server 2016 Standard',
      version: '10.0.14393.0',
      dismVersion: '10.0.14393.0',
      builds: { 14393: '1607' },
      lab: { build: 14393, revision: 0, branch: 'rs1_release', time: '160715-1616' },
    },
    { appx: '10', features: GUI },
    '10',
  ),
  ...installationOptions(
    'windows-server-2019',
    {
      ...ROOT,
      productName: 'Windows Server 2019 Standard',
      version: '10.0.17763.1',
      dismVersion: '10.0.17763.1',
      builds: { 17763: '1809' },
      lab: { build: 17763, revision: 1, branch: 'rs5_release', time: '180914-1434' },
    },
    { appx: '10', features: GUI },
    '10',
  ),
  ...installationOptions(
    'windows-server-2022',
    {
      ...ROOT,
      productName: 'Windows Server 2022 Standard',
      version: '10.0.20348.2159',
      dismVersion: '10.0.20348.681',
      builds: { 20348: '21H2' },
      lab: { build: 20348, revision: 1, branch: 'fe_release', time: '210507-1500' },
    },
    { appx: '10', features: GUI },
    '10',
  ),
  ...installationOptions(
    'windows-server-2025',
    {
      ...ROOT,
      productName: 'Windows Server 2025 Standard',
      version: '10.0.26100.1742',
      dismVersion: '10.0.26100.1150',
      builds: { 26100: '24H2' },
      lab: { build: 26100, revision: 1, branch: 'ge_release', time: '240331-1435' },
    },
    { appx: '10', features: GUI },
    '10',
  ),
}
