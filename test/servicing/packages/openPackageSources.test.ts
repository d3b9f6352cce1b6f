import { describe, expect, it } from 'vitest'
import { createMachine } from '../../../emulator/machine/createMachine.ts'
import { msu, updateCab, updateIdentity, updateMsu } from '../../../fixtures/index.ts'
import { readAll } from '../../../src/formats/ByteSource.ts'
import { createJudge } from '../../../src/rules/Judge.ts'
import { openPackageSources } from '../../../src/servicing/packages/openPackageSources.ts'

const machine = createMachine({ preset: 'windows-11-24h2' })
const utf8 = (text: string) => new TextEncoder().encode(text)

const packages = ['KB5000009', 'KB5000001'].map((kb) => ({
  identity: updateIdentity({ kb }),
  file: `${kb}.cab`,
  cabinet: updateCab({ kb }),
}))
machine.write('D:\\in\\both.MSU', msu(packages))
machine.write('D:\\in\\one.msu', updateMsu({ kb: 'KB5000002' }))
machine.write('D:\\in\\one.cab', updateCab({ kb: 'KB5000002' }))
machine.write('D:\\in\\wim.msu', utf8('MSWIM\0\0\0 and so on'))
machine.write('D:\\in\\torn.msu', updateMsu().subarray(0, 2000))
machine.write('D:\\in\\text.msu', utf8('no update'))

function open(path: string, online = false) {
  const warnings: string[] = []
  const sources = () =>
    openPackageSources(machine.host, path, createJudge('documented'), { online, lack: (line) => warnings.push(line) })
  return { sources, warnings }
}

describe('a stand-alone update', () => {
  it('gives its packages in the order of its answer file (package.msu.form, package.msu.offline)', () => {
    const sources = open('D:\\in\\both.MSU').sources()
    expect(sources.map(({ identity }) => identity)).toEqual(packages.map(({ identity }) => identity))
    const [first] = sources
    expect(first?.container.path).toBe('D:\\in\\both.MSU\\KB5000009.cab')
    const payload = first!.container.names().find((name) => name.endsWith('.dll'))!
    expect(new TextDecoder().decode(readAll(first!.container.file(payload)!))).toContain('simulated file of 10.0.1.1')
  })

  it('is for an image that is not running (package.msu.offline)', () => {
    expect(open('D:\\in\\one.msu', true).sources).toThrow(
      /NOT_SUPPORTED: .* is an \.msu file, and the image is running/,
    )
    expect(open('D:\\in\\one.msu').sources()).toHaveLength(1)
    expect(open('D:\\in\\one.cab', true).sources()).toHaveLength(1)
  })

  it('that is a WIM archive is refused, and the gap is named (package.msu.form)', () => {
    const { sources, warnings } = open('D:\\in\\wim.msu')
    expect(sources).toThrow(/NOT_SUPPORTED: .* is a WIM archive/)
    expect(warnings).toEqual([
      'D:\\in\\wim.msu is a WIM archive, as .msu files of Windows 11 24H2 and later are; Dismulator does not read those yet',
    ])
  })

  it.each(['D:\\in\\torn.msu', 'D:\\in\\text.msu'])('that cannot be read is no package: %s', (path) => {
    const { sources, warnings } = open(path)
    expect(sources).toThrow(/CBS_INVALID_PACKAGE/)
    expect(warnings).toEqual([])
  })

  it('that is not there', () => {
    expect(open('D:\\in\\gone.msu').sources).toThrow(/FILE_NOT_FOUND/)
  })
})
