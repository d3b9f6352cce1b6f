import { expect, test } from 'vitest'
import { faultsLeaveOldOrNew } from '../../properties/laws/faultsLeaveOldOrNew.ts'
import type { Script } from '../../properties/specs/Script.ts'

/** A removal that leaves the app to a user: nothing in SYSTEM is asked for. */
const LEFT_TO_A_USER: Script = {
  image: { preset: 'windows-11-24h2', architecture: 'x64', languages: ['en-US'], defaultLanguage: 'en-US', users: [] },
  apps: [
    {
      kind: 'bundle',
      name: 'Contoso.Reader',
      version: '1.0.0.0',
      windows: '8.1',
      architectures: ['neutral'],
      appLanguage: 'en-US',
      packs: [],
      scales: [],
      dxFeatureLevels: [],
      stub: false,
      frameworks: [],
    },
  ],
  commands: [
    { kind: 'add', app: 0, frameworks: [], license: 'skip' },
    { kind: 'sign in', user: 'alice', languages: ['en-US'], scale: 100, dxFeatureLevel: 11 },
    { kind: 'add', app: 0, frameworks: [], license: 'skip' },
    { kind: 'remove', app: 0 },
  ],
}

test.each(['SOFTWARE', 'SYSTEM'])('a command meets a corrupt %s, or has no need of it', async (hive) => {
  const path = `Windows\\System32\\config\\${hive}`
  const met = await faultsLeaveOldOrNew(LEFT_TO_A_USER, [{ fault: 'corrupt hive', path }])
  expect(met).toContain(hive === 'SYSTEM' ? 'new' : 'old')
})
