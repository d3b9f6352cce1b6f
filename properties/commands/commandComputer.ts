import { createMachine, type Machine } from '../../emulator/index.ts'
import { updateCab, updateIdentity, updateMsu, type UpdateCabSpec } from '../../fixtures/index.ts'
import { runDism } from '../../src/dism/runDism.ts'
import type { NamedPackage, NewPackage } from '../specs/CommandLine.ts'

/** Packages by what is done with them. */
const UPDATES: { readonly [name in NewPackage | NamedPackage]: UpdateCabSpec } = {
  restart: { kb: 'restart', restart: 'required', offlineCapable: 'yes' },
  plain: { kb: 'plain', offlineCapable: 'yes' },
  wrong: { kb: 'wrong', architecture: 'arm64' },
  msu: { kb: 'msu', offlineCapable: 'yes' },
  'bad msu': { kb: 'bad', architecture: 'arm64' },
  there: { kb: 'there', offlineCapable: 'yes' },
  busy: { kb: 'busy', restart: 'required', offlineCapable: 'yes' },
  permanent: { kb: 'permanent', permanent: true, offlineCapable: 'yes' },
  gone: { kb: 'gone' },
}

/** Where a package lies that is to be added. */
export const FILES: { readonly [name in NewPackage]: string } = {
  restart: 'D:\\restart.cab',
  plain: 'D:\\plain.cab',
  wrong: 'D:\\wrong.cab',
  msu: 'D:\\msu.msu',
  'bad msu': 'D:\\bad.msu',
}

/** The identity of a package. */
export const identityOf = (name: NewPackage | NamedPackage): string => updateIdentity(UPDATES[name])

const INSTALLED = ['there', 'busy', 'permanent'] as const

let written: ReadonlyMap<string, Uint8Array> | undefined

/** A computer with the packages that are to be added on D:, and, where they are asked for, those that are to be removed. */
export async function commandComputer(removes: boolean): Promise<Machine> {
  const machine = createMachine({ preset: 'windows-10-22h2', now: () => 133_800_000_000_000_000n })
  written ??= new Map([
    ...(['restart', 'plain', 'wrong'] as const).map((name) => [FILES[name], updateCab(UPDATES[name])] as const),
    ...(['msu', 'bad msu'] as const).map((name) => [FILES[name], updateMsu(UPDATES[name])] as const),
    ...INSTALLED.map((name) => [`D:\\${name}.cab`, updateCab(UPDATES[name])] as const),
  ])
  for (const [path, bytes] of written) machine.write(path, bytes)
  if (!removes) return machine
  machine.shutdown()
  const paths = INSTALLED.map((name) => `/PackagePath:D:\\${name}.cab`)
  const code = await runDism({
    arguments: ['/Image:C:\\', '/LogPath:D:\\before.log', '/Add-Package', ...paths],
    host: machine.host,
    write: () => {},
  })
  if (code !== 0) throw new Error(`the packages cannot be prepared: ${code}`)
  machine.boot()
  return machine
}
