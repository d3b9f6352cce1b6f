import type { Preset } from './Preset.ts'

/** What all products that were made from one state of the sources have in common. */
type Kernel = Pick<Preset, 'version' | 'dismVersion' | 'builds' | 'lab' | 'hiveRoot' | 'userHiveMinor' | 'servicePack'>

/** Windows PE 3.0. The root of its hives is that of SOFTWARE for x64: other hives, and x86, have one of their own. */
export const KERNEL_6_1 = {
  version: '6.1.7600.16385',
  dismVersion: '6.1.7600.16385',
  builds: { 7600: undefined },
  lab: { build: 7600, revision: 16385, branch: 'win7_rtm', time: '090713-1255' },
  hiveRoot: 'CMI-CreateHive{199DAFC2-6F16-4946-BF90-5A3FC3A60902}',
  userHiveMinor: 3,
} as const satisfies Kernel

/** Windows 7 and Server 2008 R2 with Service Pack 1, which left dism.exe as it was. */
export const KERNEL_6_1_SP1 = {
  ...KERNEL_6_1,
  version: '6.1.7601.17514',
  builds: { 7601: undefined },
  lab: { build: 7601, revision: 17514, branch: 'win7sp1_rtm', time: '101119-1850' },
  servicePack: 'Service Pack 1',
} as const satisfies Kernel

/** Windows 8, Server 2012, Windows PE 4.0. */
export const KERNEL_6_2 = {
  version: '6.2.9200.16384',
  dismVersion: '6.2.9200.16384',
  builds: { 9200: undefined },
  lab: { build: 9200, revision: 16384, branch: 'win8_rtm', time: '120725-1247' },
  hiveRoot: 'CsiTool-CreateHive-{00000000-0000-0000-0000-000000000000}',
  userHiveMinor: 3,
} as const satisfies Kernel

/** Windows 8.1 and Server 2012 R2 with the update of April 2014. */
export const KERNEL_6_3 = {
  version: '6.3.9600.17031',
  dismVersion: '6.3.9600.17031',
  builds: { 9600: undefined },
  lab: { build: 9600, revision: 17031, branch: 'winblue_gdr', time: '140221-1952' },
  hiveRoot: 'CsiTool-CreateHive-{00000000-0000-0000-0000-000000000000}',
  userHiveMinor: 3,
} as const satisfies Kernel
