import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMachine, type Machine } from 'dismulator'
import { DISM_SESSION_DEFAULT, DismLogLevel } from 'dismulator/api'
import { appPackage, bundle } from 'dismulator/fixtures'
import 'dismulator/vitest'
import { describe, expect, test } from 'vitest'
import { failureOf } from './failureOf.ts'

const ADD = ['/Add-ProvisionedAppxPackage', '/SkipLicense', '/Region:all', '/PackagePath:C:\\in\\reader.msixbundle']
const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'

/** A computer with another Windows in D:\mnt. */
function machineWithMount(): Machine {
  const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US'] })
  const source = createMachine({ preset: 'windows-10-22h2' }).image.volume
  const copy = (folder: string): void => {
    for (const { name, kind } of source.list(folder)) {
      const path = folder === '' ? name : `${folder}\\${name}`
      if (kind === 'folder') copy(path)
      else machine.write(`D:\\mnt\\${path}`, source.open(path))
    }
  }
  copy('')
  machine.write('C:\\in\\reader.msixbundle', bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR'] }))
  return machine
}

describe('by which rules', () => {
  test('a machine, its image, a snapshot and its volume are judged by the semantics of the machine', async () => {
    for (const semantics of ['observed', 'documented'] as const) {
      const machine = createMachine({ preset: 'windows-11-24h2', languages: ['pt-PT'], semantics })
      machine.write('C:\\in\\reader.msixbundle', bundle('Contoso.Reader', { languages: ['en-US', 'pt-BR', 'fr-FR'] }))
      await machine.dism('/Online', ...ADD)
      const snapshot = machine.snapshot()
      for (const one of [machine, machine.image, snapshot, snapshot.image, machine.volumeAt('C:\\')]) {
        expect(one).not.toBeStale()
        expect(failureOf(() => expect(one).toHaveProvisioned('Contoso.Writer')).first).toContain('it was never added')
      }
      machine.addLanguage('fr-FR')
      for (const one of [machine, machine.volumeAt('c:/')]) expect(one).toBeStale('Contoso.Reader')
      expect(snapshot).not.toBeStale()
    }
  })
})

describe('what is told', () => {
  test('of C: is what was done to C:, of a folder what was done to the image in it', async () => {
    const machine = machineWithMount()
    const mount = () => machine.volumeAt('d:\\MNT')
    await machine.dism('/Online', ...ADD)
    await machine.dism('/Image:D:\\mnt', ...ADD)
    await machine.dism('/Image:D:\\mnt\\', '/Remove-ProvisionedAppxPackage', `/PackageName:${READER}`)
    expect(failureOf(() => expect(mount()).toHaveProvisioned('Contoso.Reader')).first).toBe(
      `Contoso.Reader is not provisioned, it was removed by "dism /Image:D:\\mnt\\ /Remove-ProvisionedAppxPackage /PackageName:${READER}" (rule appx.remove.name); leave that command out, or add Contoso.Reader again behind it`,
    )
    await machine.type(`dism.exe /online /remove-provisionedappxpackage /packagename:${READER}`)
    expect(failureOf(() => expect(machine).toHaveProvisioned('Contoso.Reader')).first).toContain(
      'it was removed by "dism /online',
    )
    await machine.dism('/Image:D:\\mnt', ...ADD)
    expect(failureOf(() => expect(machine).toHaveProvisioned('Contoso.Reader')).first).toContain(
      'it was removed by "dism /online',
    )
    expect(failureOf(() => expect(mount()).not.toHaveProvisioned('Contoso.Reader')).first).toContain(
      'is provisioned, by "dism /Image:D:\\mnt /Add-Prov',
    )
  })

  test('of a command that names no image is that it failed', async () => {
    const machine = machineWithMount()
    await machine.dism(...ADD)
    for (const one of [machine, machine.volumeAt('D:\\mnt')])
      expect(failureOf(() => expect(one).toHaveProvisioned('Contoso.Reader')).first).toContain(
        'reader.msixbundle was refused: Error: 87',
      )
  })

  test('of a program on the real disk is not told of C:', async () => {
    const machine = machineWithMount()
    const folder = mkdtempSync(join(tmpdir(), 'dismulator-examined-'))
    try {
      const add = ['dism', '/Image:.', ...ADD]
      expect((await machine.run(add, { cwd: folder })).exitCode).not.toBe(0)
      expect(failureOf(() => expect(machine).toHaveProvisioned('Contoso.Reader')).first).toContain('never added')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('of the API goes by the session', async () => {
    const machine = machineWithMount()
    machine.write('C:\\in\\arm.appx', appPackage({ name: 'Contoso.Arm', architecture: 'arm64' }))
    const { api } = machine
    const session = { value: DISM_SESSION_DEFAULT }
    await api.DismInitialize(DismLogLevel.DismLogErrorsWarningsInfo, null, null)
    await api.DismOpenSession('D:\\mnt', null, null, session)
    const path = 'C:\\in\\arm.appx'
    await api._DismAddProvisionedAppxPackage(session.value, path, null, 0, null, 0, null, 0, true, null, 'all', 0)
    const why = (one: unknown) => failureOf(() => expect(one).toHaveProvisioned('Contoso.Arm')).first
    expect(why(machine.volumeAt('D:\\mnt'))).toContain('arm.appx was refused')
    expect(why(machine)).toContain('it was never added')
  })

  test('of a snapshot is what was done until it was taken', async () => {
    const machine = machineWithMount()
    await machine.ready()
    const before = machine.snapshot()
    await machine.dism('/Online', ...ADD)
    const added = machine.snapshot()
    await machine.dism('/Online', '/Remove-ProvisionedAppxPackage', `/PackageName:${READER}`)
    expect(failureOf(() => expect(before).toHaveProvisioned('Contoso.Reader')).first).toContain('it was never added')
    expect(failureOf(() => expect(added).not.toHaveProvisioned('Contoso.Reader')).first).toContain(
      'is provisioned, by "dism /Online /Add-Prov',
    )
  })
})

describe('what to type', () => {
  test('names the image: the running Windows, the drive of one that is shut down, a folder', () => {
    const machine = machineWithMount()
    const remedy = (one: unknown) =>
      /add it: dism (\S+) /.exec(failureOf(() => expect(one).toHaveProvisioned('Contoso.Reader')).first)?.[1]
    expect(remedy(machine)).toBe('/Online')
    expect(remedy(machine.volumeAt('D:\\mnt'))).toBe('/Image:D:\\mnt')
    machine.shutdown()
    expect(remedy(machine)).toBe('/Image:C:\\')
  })
})
