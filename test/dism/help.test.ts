import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/dism/commands/register.ts'
import { DISM_OPTIONS } from '../../src/dism/grammar/dismOptions.ts'
import { vocabularyOf } from '../../src/dism/grammar/Vocabulary.ts'
import { imageHelp } from '../../src/dism/help/imageHelp.ts'
import { fakeHost, run } from './fakeHost.ts'
import { transcript, transcriptsMissing } from './transcript.ts'

const against = (number: string) => transcriptsMissing ?? `as transcript ${number}`

describe('top help', () => {
  test.skipIf(transcriptsMissing).each([
    ['09', '10.0.22000.1'],
    ['10', '10.0.14393.3241'],
  ])(`byte for byte ${against('%s')} (%s)`, async (number, dismVersion) => {
    const host = fakeHost({ dismVersion })
    for (const line of [[], ['/?'], ['-?'], ['/Get-Help'], ['/get-help']]) {
      expect(await run(host, line)).toEqual({ stdout: transcript(number), stderr: [], exitCode: 0 })
    }
  })

  test('10.0.19041 has the FFU commands last', async () => {
    const { stdout } = await run(fakeHost({ dismVersion: '10.0.19041.329' }), [])
    const titles = stdout.split('\r\n').filter((line) => /^[A-Z ]+:$/.test(line))
    expect(titles).toEqual([
      'DESCRIPTION:',
      'GENERIC IMAGING COMMANDS:',
      'WIM COMMANDS:',
      'FFU COMMANDS:',
      'IMAGE SPECIFICATIONS:',
      'DISM OPTIONS:',
    ])
  })

  test('needs elevation too, and /Quiet keeps it quiet', async () => {
    expect((await run(fakeHost({ elevated: false }), ['/?'])).exitCode).toBe(740)
    expect((await run(fakeHost(), ['/Quiet', '/English', '/?'])).stdout).toBe('')
  })
})

describe('help on a topic', () => {
  test.each(DISM_OPTIONS.filter(({ name }) => name !== 'Online').map(({ name }) => name))('/%s /?', async (name) => {
    const { stdout, exitCode } = await run(fakeHost(), [`/${name.toUpperCase()}`, '/?'])
    expect(exitCode).toBe(0)
    expect(stdout).toContain(`\r\nVersion: 10.0.26100.8737\r\n\r\n/${name}`)
  })

  test('an imaging command has help without an image', async () => {
    const { stdout, exitCode } = await run(fakeHost(), ['/mount-wim', '/?'])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('\r\n/Mount-Wim\r\n\r\n  Mounts an image from a WIM file.\r\n')
  })

  test('a servicing command needs an image for it', async () => {
    const { stdout, exitCode } = await run(fakeHost(), ['/Get-Packages', '/?'])
    expect(exitCode).toBe(87)
    expect(stdout).toContain('\r\nNo help topic could be found for the get-packages option.\r\n')
  })

  test('is not given in the middle of a line', async () => {
    const { stdout, exitCode } = await run(fakeHost(), ['/?', '/Get-Packages'])
    expect(exitCode).toBe(87)
    expect(stdout).toContain(
      '\r\nInvalid command-line option "/Get-Packages".\r\nEnsure that /? is the last option listed on the command-line.\r\n',
    )
  })
})

describe('help on an image', () => {
  test.skipIf(transcriptsMissing)(`app section ${against('14')}, which has lost its indent`, () => {
    const [, section = ''] = transcript('14').split('APPX SERVICING COMMANDS:\r\n\r\n')
    const [entries = ''] = section.split('\r\n\r\n[...]')
    const indented = entries.replaceAll(/^\//gm, '  /').replaceAll('\r', '')
    expect(imageHelp(vocabularyOf('10.0.22621.1'))).toContain(`APPX SERVICING COMMANDS:\n\n${indented}\n\n`)
  })

  test('names every servicing command, with no line over 80 columns', () => {
    for (const { name, target } of COMMANDS)
      expect(imageHelp(vocabularyOf('10.0.22621.1')).includes(`  /${name} `)).toBe(target === 'image')
    for (const line of imageHelp(vocabularyOf('10.0.22621.1')).split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
})
