import type { Fault } from '../../emulator/index.ts'
import { FAULT_NAMES } from '../arbitraries/fault.ts'
import type { Script } from '../specs/Script.ts'

/** An app that comes and goes on a small image. */
const COMES_AND_GOES: Script = {
  image: { preset: 'windows-11-24h2', architecture: 'x64', languages: ['en-US'], defaultLanguage: 'en-US', users: [] },
  apps: [
    {
      kind: 'bundle',
      name: 'Contoso.Reader',
      version: '1.0.0.0',
      windows: '8.1',
      architectures: ['neutral'],
      appLanguage: 'en-US',
      packs: [['fr']],
      scales: [100],
      dxFeatureLevels: [],
      stub: false,
      frameworks: [],
    },
  ],
  commands: Array.from({ length: FAULT_NAMES.length }, () => [
    { kind: 'add', app: 0, frameworks: [], license: 'skip' } as const,
    { kind: 'remove', app: 0 } as const,
  ]).flat(),
}

/** Every add of it meets another fault; no removal opens a package. */
const EVERY_FAULT = FAULT_NAMES.flatMap((name): Fault[] => [{ fault: name }, { fault: 'truncated package' }])

/** Cancellations when something was staged. */
const CANCELLED_LATE = [0, 1, 2, 3].map((seed): Fault => ({ fault: 'cancel', at: 7, seed }))

/** Scripts and the faults that their commands meet, so that every fault is met however few runs there are. */
export const FAULT_CASES: readonly { readonly script: Script; readonly faults: readonly Fault[] }[] = [
  { script: COMES_AND_GOES, faults: EVERY_FAULT },
  { script: COMES_AND_GOES, faults: CANCELLED_LATE },
]
