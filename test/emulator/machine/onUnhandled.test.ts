import { describe, expect, test } from 'vitest'
import { createMachine } from '../../../emulator/index.ts'

const MOUNT = ['/Mount-Image', '/ImageFile:C:\\install.wim', '/Index:1', '/MountDir:C:\\mount']
const preset = 'windows-11-24h2'

describe('onUnhandled', () => {
  test('error: what Dismulator does not carry out rejects, and the gap is named', async () => {
    const machine = createMachine({ preset, onUnhandled: 'error' })
    await expect(machine.dism(...MOUNT)).rejects.toThrow('/Mount-Image is not carried out by Dismulator yet')
    await expect(machine.type('dism /Online /Get-DefaultAppAssociations')).rejects.toThrow(
      '/Get-DefaultAppAssociations',
    )
  })

  test('error: an option that DISM has is a gap, one that it does not have is an error of the user', async () => {
    const machine = createMachine({ preset, onUnhandled: 'error' })
    const analyze = machine.dism('/Online', '/Cleanup-Image', '/AnalyzeComponentStore')
    await expect(analyze).rejects.toThrow('/Cleanup-Image /AnalyzeComponentStore is not carried out')
    expect((await machine.dism('/Online', '/Cleanup-Image', '/MakeTea')).exitCode).toBe(87)
    const source = machine.dism('/Online', '/Enable-Feature', '/FeatureName:NetFx3', '/Source:wim:C:\\a.wim:1')
    await expect(source).rejects.toThrow('cannot read wim:C:\\a.wim:1')
  })

  test('by default DISM answers with its own error 50', async () => {
    for (const machine of [createMachine({ preset }), createMachine({ preset, onUnhandled: 'answer' })]) {
      expect(await machine.dism(...MOUNT)).toMatchObject({ exitCode: 50, stdout: expect.stringContaining('Error: 50') })
      const analyze = await machine.dism('/Online', '/Cleanup-Image', '/AnalyzeComponentStore')
      expect(analyze.exitCode).toBe(50)
    }
  })
})
