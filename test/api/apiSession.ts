import { createMachine, type Machine, type MachineOptions } from '../../emulator/index.ts'
import { DISM_SESSION_DEFAULT, type DismApi, type DismString, type Pointer } from '../../src/api/index.ts'
import { fileTimeOf } from '../../src/host/Clock.ts'

/** Where the offline image of an `apiMachine` lies. */
export const OFFLINE = 'D:\\offline'

/** A computer whose clock stands still, with an offline image. */
export function apiMachine(options: Partial<MachineOptions> = {}): Machine {
  const now = () => fileTimeOf(Date.UTC(2026, 2, 4, 5, 6, 7))
  const machine = createMachine({ preset: 'windows-11-24h2', now, ...options })
  putImage(machine, OFFLINE)
  return machine
}

/** Copies the Windows on drive C: to a folder. */
export function putImage(machine: Machine, folder: string): void {
  const { volume } = machine.image
  const copy = (path: string): void => {
    for (const { name, kind } of volume.list(path)) {
      const below = path === '' ? name : `${path}\\${name}`
      if (kind === 'folder') copy(below)
      else machine.write(`${folder}\\${below}`, volume.open(below))
    }
  }
  copy('')
}

/** Opens a session. @throws Error with the HRESULT when that fails */
export async function opened(api: DismApi, imagePath: string): Promise<number> {
  const session = { value: DISM_SESSION_DEFAULT }
  const hresult = await api.DismOpenSession(imagePath, null, null, session)
  if (hresult !== 0) throw new Error(`DismOpenSession: 0x${hresult.toString(16)}`)
  return session.value
}

/** The text of the last failure, or what stands for none. */
export async function lastError(api: DismApi): Promise<string | undefined> {
  const message: Pointer<DismString | null> = { value: null }
  await api.DismGetLastErrorMessage(message)
  return message.value?.Value
}

/** Adds a package with nothing beside it. */
export function addPackage(api: DismApi, session: number, path: string): Promise<number> {
  return api._DismAddProvisionedAppxPackage(session, path, null, 0, null, 0, null, 0, true, null, null, 0)
}
