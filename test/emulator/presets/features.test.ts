import { expect, test } from 'vitest'
import { featuresOf } from '../../../emulator/presets/features/featuresOf.ts'
import { PRESET_NAMES } from '../../../emulator/presets/presets.ts'
import { specifyImage } from '../../../emulator/presets/specifyImage.ts'

const features = (preset: string, architecture?: string) =>
  featuresOf(specifyImage({ preset, now: () => 0n, ...(architecture !== undefined && { architecture }) }))
const names = (preset: string, architecture?: string) => features(preset, architecture).map(({ name }) => name)

test.each(PRESET_NAMES)('%s lists each feature once, and those that are enabled stand on an enabled one', (preset) => {
  const all = features(preset)
  expect(all.length).toBeGreaterThan(0)
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  const orphans = all.filter(({ enabled, parents = '' }) => {
    const known = all.filter((one) => parents.split(' ').includes(one.name))
    return enabled && known.length > 0 && !known.some((one) => one.enabled)
  })
  expect(orphans).toEqual([])
})

test('.NET 3.5 has no payload from Windows 8 on', () => {
  const withPayload = PRESET_NAMES.filter((preset) =>
    features(preset).some(({ name, removed }) => name === 'NetFx3' && !removed),
  )
  expect(withPayload).toEqual(['windows-7', 'windows-server-2008-r2'])
})

test('a desktop is a feature of Server 2012 and 2012 R2, without payload in a Server Core', () => {
  const desktop = (preset: string) => features(preset).find(({ name }) => name === 'Server-Gui-Shell')
  expect(desktop('windows-server-2012')).toMatchObject({ enabled: true, removed: false })
  expect(desktop('windows-server-2012-r2-core')).toMatchObject({ enabled: false, removed: true })
  expect(desktop('windows-server-2022')).toBeUndefined()
})

test('what only some architectures have', () => {
  expect(names('windows-10-22h2', 'x64')).toEqual(
    expect.arrayContaining(['Microsoft-Hyper-V', 'Internet-Explorer-Optional-amd64']),
  )
  expect(names('windows-10-22h2', 'x86').join()).not.toMatch(/Hyper-V|amd64/)
})
