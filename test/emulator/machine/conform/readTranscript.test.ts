import { describe, expect, test } from 'vitest'
import { readTranscript } from '../../../../emulator/machine/conform/readTranscript.ts'

describe('readTranscript', () => {
  test('what repro.cmd wrote', () => {
    const text = [
      '>>> step 2',
      '>>> command dism.exe /Online /Get-Packages <"C:\\dismulator\\answers.txt"',
      '',
      'Version: 1',
      'PS C:\\> is no prompt here? It is output of dism.exe.',
      '',
      '>>> exit 87',
      '>>> step 3',
      '>>> command net.exe user bob /add',
      '>>> exit 0',
      '>>> exit nonsense',
      '>>> step 4',
      '>>> command dism.exe',
      '',
    ].join('\r\n')
    expect(readTranscript(text)).toMatchObject([
      { step: 1, exitCode: 87, lines: expect.arrayContaining(['Version: 1']) },
      { step: 2, exitCode: 0, lines: [], command: 'net.exe user bob /add' },
      { step: 3, exitCode: undefined },
    ])
  })

  test('a console that was pasted', () => {
    const text = [
      'Microsoft Windows [Version 10.0.26100.1]',
      'C:\\Windows\\System32>dism /online /get-packages',
      'Error: 87',
      'C:\\Windows\\System32>echo %errorlevel%',
      '87',
      'C:\\Windows\\System32>',
      'noise',
      'PS C:\\Users\\a b> dism.exe /?',
      'help',
      'PS C:\\Users\\a b> $LASTEXITCODE',
      '0',
      'X:\\windows\\system32>dir',
    ].join('\n')
    expect(readTranscript(text)).toEqual([
      { command: 'dism /online /get-packages', step: undefined, exitCode: 87, lines: ['Error: 87'] },
      { command: 'dism.exe /?', step: undefined, exitCode: 0, lines: ['help'] },
      { command: 'dir', step: undefined, exitCode: undefined, lines: [] },
    ])
  })

  test('a remark above everything tells the command', () => {
    const text = '# source: somewhere\n# command: dism /?\n# note: short\n# ---\nhelp\n'
    expect(readTranscript(text)).toEqual([
      { command: 'dism /?', step: undefined, exitCode: undefined, lines: ['help', ''] },
    ])
  })
})
