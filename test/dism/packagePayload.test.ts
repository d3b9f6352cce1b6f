import { describe, expect, it } from 'vitest'
import { updateCab } from '../../fixtures/index.ts'
import { bytesSource, readAll } from '../../src/formats/ByteSource.ts'
import { openCabinet } from '../../src/formats/cab/openCabinet.ts'
import { findDecision } from './findDecision.ts'
import { packageMachine } from './packageMachine.ts'
import { digestOf } from './servicedMachine.ts'

const MISSING = 0x800f081f | 0
const ALTERED = 14028
const INVALID = 0x800f0805 | 0

/** Changes a file of a package, or takes it out. */
type Change = (name: string, bytes: Uint8Array) => Uint8Array | undefined

/** Adds the folder of an expanded update with two components, changed. */
async function addChanged(change: Change) {
  const { dism, machine, states } = packageMachine({ offline: true })
  const cabinet = openCabinet(bytesSource(updateCab({ kb: 'KB1', components: 2 })), 'update.cab')
  for (const entry of cabinet.files) {
    const bytes = change(entry.name, readAll(cabinet.content(entry)))
    if (bytes) machine.write(`D:\\in\\${entry.name}`, bytes)
  }
  const before = digestOf(machine.image.volume)
  const said = await dism('/Add-Package', '/PackagePath:D:\\in')
  return { said, states, same: digestOf(machine.image.volume) === before, machine }
}

const isManifest = (name: string) => /0001_.*\.manifest$/.test(name)
const text = (words: string) => new TextEncoder().encode(words)

describe('the payload of a package', () => {
  it('is whole: each manifest, and each file that one names (package.payload.present, package.payload.sound, package.payload.readable)', async () => {
    const whole = await addChanged((_, bytes) => bytes)
    expect(whole.said.exitCode).toBe(0)
    for (const rule of ['package.payload.present', 'package.payload.sound', 'package.payload.readable'])
      expect(findDecision(whole.said, rule)?.verdict).toMatch(/^(there|as it was made|readable)$/)
    for (const missing of [isManifest, (name: string) => /0001.*\\.*\.dll$/.test(name)]) {
      const { said, same } = await addChanged((name, bytes) => (missing(name) ? undefined : bytes))
      expect(said.exitCode).toBe(MISSING)
      expect(same).toBe(true)
    }
  })

  it('is as it was made (package.payload.sound)', async () => {
    const { said, same, states } = await addChanged((name, bytes) =>
      /0002.*\.dll$/.test(name) ? text('another') : bytes,
    )
    expect(said.exitCode).toBe(ALTERED)
    expect(said.body).toContain('Error: 14028')
    expect(findDecision(said, 'package.payload.sound')?.verdict).toBe('altered')
    expect(same).toBe(true)
    expect(states()).toEqual([])
  })

  it('cannot be checked where a manifest is packed, which is told (package.payload.readable)', async () => {
    const { said, machine } = await addChanged((name, bytes) => (isManifest(name) ? text('DCM\u0001PA30') : bytes))
    expect(said.exitCode).toBe(0)
    expect(findDecision(said, 'package.payload.readable')).toMatchObject({ verdict: 'packed', warning: true })
    expect(machine.image.volume.stat('Windows\\System32\\Package_for_KB1-0001.dll')).toBeUndefined()
    expect(machine.image.volume.stat('Windows\\System32\\Package_for_KB1-0002.dll')?.kind).toBe('file')
  })

  it('stays in WinSxS where nobody knows its destination, which is told (package.component.place)', async () => {
    for (const folder of ['$(Runtime.Nonsense)', '$(Runtime.System32)\\..\\..\\..']) {
      const { said, machine } = await addChanged((name, bytes) =>
        isManifest(name)
          ? text(new TextDecoder().decode(bytes).replace(/\$\(runtime\.system32\)/, () => folder))
          : bytes,
      )
      expect(said.exitCode).toBe(0)
      const decisions = said.decisions.filter(({ rule }) => rule === 'package.component.place')
      expect(decisions.map(({ verdict }) => verdict).sort()).toEqual(['left in WinSxS', 'where Windows uses them'])
      expect(decisions.some(({ warning, because }) => warning && because.includes(folder))).toBe(true)
      expect(machine.image.volume.stat('Windows\\System32\\Package_for_KB1-0001.dll')).toBeUndefined()
    }
  })

  it('is refused with a manifest that is not formed as it must be', async () => {
    const { said, same } = await addChanged((name, bytes) => (isManifest(name) ? text('<assembly') : bytes))
    expect(said.exitCode).toBe(INVALID)
    expect(same).toBe(true)
  })
})
