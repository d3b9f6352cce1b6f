import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runDismulator } from '../../../emulator/cli/runDismulator.ts'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { openCabinet } from '../../../src/formats/cab/openCabinet.ts'
import { parseComponentManifest } from '../../../src/formats/mum/parseComponentManifest.ts'
import { parsePackageManifest } from '../../../src/formats/mum/parsePackageManifest.ts'

const folder = mkdtempSync(join(tmpdir(), 'dismulator-make-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)

/** Runs a command line that must succeed. */
async function made(...words: readonly string[]) {
  const { stdout, stderr, exitCode } = await runDismulator([...words, '--json'])
  expect({ exitCode, stderr }, words.join(' ')).toEqual({ exitCode: 0, stderr: '' })
  return JSON.parse(stdout)
}

function manifestIn(bytes: Uint8Array) {
  const cabinet = openCabinet(bytesSource(bytes), 'a.cab')
  const entry = cabinet.files.find(({ name }) => name === 'update.mum')!
  return parsePackageManifest(readAll(cabinet.content(entry)), 'update.mum')
}

describe('dismulator make', () => {
  test('a folder is no file', async () => {
    const { stderr, exitCode } = await runDismulator(['make', 'update', folder])
    expect([exitCode, stderr]).toEqual([1, `dismulator make update: ${folder} is a folder, not a file\n`])
  })

  test('update: a cabinet with what was asked for', async () => {
    const words = ['--kb', 'KB5055175', '--version', '10.0.2.5', '--release', '10.0.26100.1', '--architecture', 'x86']
    const more = ['--release-type', 'security update', '--restart', 'required', '--permanent', '--servicing-stack']
    const parts = ['--components', '3', '--component-size', '70000', '--features', 'A,A>B', '--packages', 'KB1,KB2']
    const answer = await made('make', 'update', at('a.cab'), ...words, ...more, ...parts, '--list-packages')
    expect(answer).toEqual({
      file: at('a.cab'),
      identity: 'Package_for_KB5055175~31bf3856ad364e35~x86~~10.0.2.5',
      packages: ['1', '2'].map((kb) => `Package_for_KB${kb}~31bf3856ad364e35~x86~~10.0.1.1`),
      features: ['A', 'B'],
      capabilities: [],
    })
    const manifest = manifestIn(new Uint8Array(readFileSync(at('a.cab'))))
    expect(manifest).toMatchObject({
      releaseType: 'Security Update',
      restart: 'required',
      permanent: true,
      selfUpdate: true,
      parents: [{ identities: [{ version: '10.0.26100.0' }] }],
    })
    expect(manifest.updates.map(({ components }) => components.length)).toEqual([3, 1, 1])
    expect(manifest.updates[2]?.applicable?.updates).toEqual(['A'])
    expect(manifest.updates[0]?.packages.every(({ visible }) => visible)).toBe(true)
  })

  test('update: registry values', async () => {
    const values = ['HKLM\\SOFTWARE\\Contoso\\Version=1.0', 'HKLM\\SOFTWARE\\Contoso\\Count=dword:1f']
    await made('make', 'update', at('registry.cab'), '--registry', values.join(','))
    const cabinet = openCabinet(bytesSource(new Uint8Array(readFileSync(at('registry.cab')))), 'registry.cab')
    const entry = cabinet.files.find(({ name }) => name.endsWith('.manifest'))!
    const { registryKeys } = parseComponentManifest(readAll(cabinet.content(entry)), entry.name)
    const [version, count] = [
      { name: 'Version', valueType: 'REG_SZ', value: '1.0' },
      { name: 'Count', valueType: 'REG_DWORD', value: '0x0000001f' },
    ]
    expect(registryKeys).toEqual([{ keyName: 'HKLM\\SOFTWARE\\Contoso', values: [version, count] }])
    const { exitCode, stderr } = await runDismulator(['make', 'update', at('none.cab'), '--registry', 'SOFTWARE=1'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('--registry: SOFTWARE=1 is not of the form')
  })

  test('update: no feature that needs one which is nowhere', async () => {
    const { exitCode, stderr } = await runDismulator(['make', 'update', at('orphan.cab'), '--features', 'a>zz'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('--features: zz needs a, which the update does not bring')
    expect(existsSync(at('orphan.cab'))).toBe(false)
    await made('make', 'update', at('child.cab'), '--features', 'a>zz', '--release', '10.0.26100.1')
  })

  test('update: an .msu when the file is to be one', async () => {
    await made('make', 'update', at('b.msu'), '--kb', '5055175', '--parents', 'P~~amd64~~1.0.0.0')
    const outer = openCabinet(bytesSource(new Uint8Array(readFileSync(at('b.msu')))), 'b.msu')
    const inner = outer.files.find(({ name }) => name === 'Windows10.0-KB5055175-x64.cab')!
    expect(manifestIn(readAll(outer.content(inner))).parents[0]?.identities[0]?.name).toBe('P')
  })

  test('language-pack and capability', async () => {
    expect(await made('make', 'language-pack', at('lp.cab'), 'fr-fr', '--version', '10.0.19041.1')).toMatchObject({
      identity: 'Microsoft-Windows-Client-LanguagePack-Package~31bf3856ad364e35~amd64~fr-FR~10.0.19041.1',
    })
    expect(await made('make', 'language-pack', at('pe.cab'), 'fr-FR', '--product', 'WinPE')).toMatchObject({
      identity: 'Microsoft-Windows-WinPE-LanguagePack-Package~31bf3856ad364e35~amd64~fr-FR~10.0.26100.1',
    })
    const ocr = 'Language.OCR~~~fr-FR~0.0.1.0'
    expect(await made('make', 'capability', at('ocr.cab'), ocr)).toMatchObject({ capabilities: [ocr] })
    const words = ['Contoso.Notes~~~~0.0.1.0', '--satellite', 'de-DE', '--dependencies', ocr, '--package-name', 'Notes']
    expect(await made('make', 'capability', at('notes.cab'), ...words)).toMatchObject({
      identity: 'Notes~31bf3856ad364e35~amd64~de-DE~10.0.26100.1',
    })
    expect(await made('make', 'capability', at('net.cab'), 'NetFX3~~~~', '--feature', 'NetFx3')).toMatchObject({
      features: ['NetFx3'],
      capabilities: ['NetFX3~~~~'],
    })
    expect((await runDismulator(['make', 'capability', at('x.cab'), 'NetFX3~~~~'])).stdout).toBe(
      `${at('x.cab')}: Microsoft-Windows-NetFx3-OnDemand-Package~31bf3856ad364e35~amd64~~10.0.26100.1\n  capability  NetFX3~~~~\n`,
    )
  })

  test.each([
    [['update', 'FILE', '--kb', 'A'], '--kb: A is not of the form KB5000001'],
    [['update', 'FILE', '--version', '1.2'], '--version: 1.2 is not of the form'],
    [['update', 'FILE', '--architecture', 'mips'], '--architecture: mips is none; there are x86, x64, arm, arm64'],
    [['update', 'FILE', '--release-type', 'Fix'], '--release-type: Fix is none; there are Critical Update'],
    [['update', 'FILE', '--restart', 'now'], '--restart: now is none'],
    [['update', 'FILE', '--components', '40000'], '--components: 40000 is no number up to 30000'],
    [['update', 'FILE', '--parents', 'P'], '--parents: P is no identity of a package'],
    [['update', 'FILE', '--name', 'a~b'], 'is no identity of a package'],
    [['update', 'FILE', '--name', 'a/b'], 'is no name'],
    [['language-pack', 'FILE', '-'], 'is no language tag'],
    [['language-pack', 'FILE'], '<tag> is missing'],
    [['capability', 'FILE', 'OpenSSH.Server'], 'OpenSSH.Server is no name of a capability'],
  ])('%j is refused, and nothing is written', async (words, reason) => {
    const { stderr, exitCode } = await runDismulator([
      'make',
      ...words.map((word) => (word === 'FILE' ? at('bad.cab') : word)),
    ])
    expect(stderr).toContain(reason)
    expect(exitCode).not.toBe(0)
    expect(existsSync(at('bad.cab'))).toBe(false)
  })
})
