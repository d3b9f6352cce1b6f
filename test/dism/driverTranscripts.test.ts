import { describe, expect, test } from 'vitest'
import { createMachine } from '../../emulator/index.ts'
import { driver } from '../../fixtures/index.ts'
import { bytesSource } from '../../src/formats/ByteSource.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { Volume } from '../../src/image/Volume.ts'
import { addDrivers } from '../../src/servicing/drivers/addDrivers.ts'
import { openDriverPackage } from '../../src/servicing/drivers/openDriverPackage.ts'
import { runOperation } from '../../src/servicing/runOperation.ts'
import { fakeHost, run } from './fakeHost.ts'
import { testImage } from './testImage.ts'
import { transcript, transcriptsMissing } from './transcript.ts'

/** The tool and the image of captures. */
const TOOL = { dismVersion: '10.0.26100.1150' }
const IMAGE = { version: '10.0.26100.2033' }

/** The driver of captures: its INF is called Netwtw08.INF, and its class is spelled `net`. */
function wireless(): Readonly<Record<string, Uint8Array>> {
  const spec = { provider: 'Intel', date: '05/17/2024', version: '23.60.0.10', signed: false }
  const files = driver('netwtw08', spec)
  const inf = new TextDecoder().decode(files['netwtw08.inf']).replace('Class = Net', 'Class = net')
  return { 'Netwtw08.INF': new TextEncoder().encode(inf), 'netwtw08.sys': new Uint8Array(8) }
}

/** A host with files in C:\drivers and an image. */
function hostOf(volume: Volume, files: Readonly<Record<string, Uint8Array>>, more = {}) {
  const folder = 'C:\\drivers\\'
  const find = (path: string) => files[path.slice(folder.length)]
  return fakeHost({
    ...TOOL,
    openVolume: () => volume,
    onlineVolume: () => volume,
    readFile: (path) => (path.startsWith(folder) && find(path) ? bytesSource(find(path)!) : undefined),
    kindOf: (path) => (`${path}\\` === folder ? 'folder' : find(path) ? 'file' : undefined),
    list: () => Object.keys(files).map((name) => ({ name, kind: 'file' as const })),
    ...more,
  })
}

describe.skipIf(transcriptsMissing)(`transcripts about drivers ${transcriptsMissing ?? ', byte for byte'}`, () => {
  test('55: no drivers; 56: one is added; 57: it is listed with a British date', async () => {
    const host = hostOf(testImage(IMAGE), wireless(), { shortDate: 'dd/MM/yyyy' })
    const list = () => run(host, ['/Image:C:\\mount', '/Get-Drivers'])
    expect(await list()).toMatchObject({ exitCode: 0, stdout: `\r\n${transcript('55')}` })
    const added = await run(host, [
      '/Image:C:\\mount',
      '/Add-Driver',
      '/Driver:C:\\drivers\\Netwtw08.INF',
      '/ForceUnsigned',
    ])
    expect(added).toMatchObject({ exitCode: 0, stdout: `\r\n${transcript('56')}` })
    expect(await list()).toMatchObject({ exitCode: 0, stdout: `\r\n${transcript('57')}` })
  })

  test('11: a driver of the running Windows', async () => {
    const files = driver('contoso.graphicsdriver', { date: '05/19/2017', version: '10.0.0.1' })
    const inf = new TextDecoder().decode(files['contoso.graphicsdriver.inf']).replace('Class = Net', 'Class = Graphics')
    const volume = testImage({ version: '10.0.15063.0' })
    const given = { ...files, 'contoso.graphicsdriver.inf': new TextEncoder().encode(inf) }
    const host = hostOf(volume, given, { dismVersion: '10.0.15063.0', shortDate: 'MM/dd/yyyy' })
    const opened = openDriverPackage(host, 'C:\\drivers\\contoso.graphicsdriver.inf')
    const image = openImage(volume, host.now)
    const outcome = runOperation(image, addDrivers([opened], { forceUnsigned: true }), host)
    expect(outcome.ok).toBe(true)
    volume.apply(outcome.changes)
    const { stdout } = await run(host, ['/Get-Drivers', '/Online'])
    expect(stdout).toBe(`\r\n${transcript('11')}`)
  })

  test('58: one of many fails', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2', dismVersion: '10.0.26100.1' })
    machine.shutdown()
    const put = (folder: string, files: object) => {
      for (const [name, bytes] of Object.entries(files)) machine.write(`D:\\TempDrivers\\${folder}\\${name}`, bytes)
    }
    const { 'torn.sys': _, ...torn } = driver('torn')
    put('Audio', torn)
    put('Video', driver('MSHdaDac'))
    const { stdout, exitCode } = await machine.dism(
      '/Image:C:\\',
      '/Add-Driver',
      '/Driver:D:\\TempDrivers',
      '/Recurse',
      '/LogPath:X:\\windows\\Logs\\DISM\\dism.log',
    )
    expect(exitCode).toBe(2)
    // There it was the last of 262, in a folder of its own; behind the error an image is unmounted, which is no servicing.
    const [, success = '', end = ''] =
      /(: The driver package was successfully installed\.)(\r\n\r\nError: 2.*dism\.log\r\n)/s.exec(transcript('58')) ??
      []
    expect(end).not.toBe('')
    expect(stdout.endsWith(`Installing 2 of 2 - D:\\TempDrivers\\Video\\MSHdaDac.inf${success}${end}`)).toBe(true)
  })
})
