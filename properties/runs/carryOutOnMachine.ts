import { MachineError, type Machine } from '../../emulator/index.ts'
import { createDismApi, DISM_ONLINE_IMAGE, DismPackageIdentifier } from '../../src/api/index.ts'
import { DismError } from '../../src/errors/DismError.ts'
import type { EndCode } from '../model/ModelMachine.ts'
import { packageCab, traitsOf } from '../packages/packageCab.ts'
import { fileNameOf } from '../packages/fileNameOf.ts'
import { appBytes } from '../packages/appBytes.ts'
import { frameworkBytes } from '../packages/frameworkBytes.ts'
import { frameworkName } from '../packages/frameworkName.ts'
import type { AddForUserCommand } from '../specs/ScriptCommand.ts'
import type {
  CancelCommand,
  DismCommand,
  KillCommand,
  LanguagePackCommand,
  MachineCommand,
  UpdateCommand,
} from '../specs/MachineCommand.ts'
import type { MachineWorld } from '../specs/MachineWorld.ts'
import { appAt } from './appAt.ts'
import { cabPath, dismWords } from './dismWords.ts'
import { nameToRemoveForUser } from './nameToRemove.ts'

/** How a command ended, and what a person would have typed or done. */
export interface CarriedOut {
  readonly code: EndCode
  readonly typed: string
}

/** A seed with which the fault `cancel` keeps what was done so far; 0 does not. */
const KEEPING_SEED = 1

/** Carries a command out on a computer. All files are on D:, the log too. */
export async function carryOutOnMachine(
  machine: Machine,
  world: Pick<MachineWorld, 'apps' | 'image'>,
  command: MachineCommand,
): Promise<CarriedOut> {
  switch (command.kind) {
    case 'boot':
      return act('boot', () => machine.boot())
    case 'shut down':
      return act('shut down', () => machine.shutdown())
    case 'restart':
      return act('restart', () => {
        machine.shutdown()
        machine.boot()
      })
    case 'audit':
      return act('restart in audit mode', () => machine.audit())
    case 'sysprep':
      return act('sysprep /generalize /oobe /shutdown', () => machine.sysprep())
    case 'sign out':
      return act('sign out', () => machine.signOut())
    case 'sign in':
      return act(`sign in ${command.user} (${command.languages.join(', ')})`, () =>
        machine.signIn(command.user, command),
      )
    case 'remove for user': {
      const name = nameToRemoveForUser(machine.image, command.user, appAt(world, command.app))
      return act(`${command.user}: Remove-AppxPackage ${name}`, () => machine.removeApp(command.user, name))
    }
    case 'add for user':
      return addForUser(machine, world, command)
    case 'cancel':
      return 'app' in command.of || command.of.kind === 'optimize'
        ? cancelDism(machine, world, command)
        : cancelCall(machine, world, command, command.of)
    case 'kill':
      return kill(machine, world, command)
    default:
      return dism(machine, world, command)
  }
}

/** On the running Windows, or the drive of a computer that is shut down. */
function targetOf(machine: Machine): string {
  return machine.host.isRunningWindows('C:\\') ? '/Online' : '/Image:C:\\'
}

async function dism(
  machine: Machine,
  world: Pick<MachineWorld, 'apps' | 'image'>,
  command: DismCommand,
): Promise<CarriedOut> {
  const words = [targetOf(machine), ...(await dismWords(machine, world, command))]
  const { exitCode } = await machine.dism('/LogPath:D:\\dism.log', ...words)
  return { code: codeOf(exitCode), typed: ['dism', ...words].join(' ') }
}

/** What an exit code of dism says: small numbers but 3010 are Win32 codes, which stand for 0x8007xxxx. */
function codeOf(exitCode: number): number {
  if (exitCode === 0 || exitCode === 3010) return exitCode
  return exitCode > 0 && exitCode <= 0xffff ? 0x8007_0000 + exitCode : exitCode >>> 0
}

async function addForUser(
  machine: Machine,
  world: Pick<MachineWorld, 'apps' | 'image'>,
  command: AddForUserCommand,
): Promise<CarriedOut> {
  const app = appAt(world, command.app)
  const path = `D:\\${fileNameOf(app)}`
  machine.write(path, await appBytes(app))
  const dependencies: string[] = []
  for (const spec of command.frameworks) {
    dependencies.push(`D:\\${frameworkName(spec)}.appx`)
    machine.write(dependencies.at(-1) ?? '', await frameworkBytes(spec))
  }
  const typed = `${command.user}: Add-AppxPackage ${path} -DependencyPath ${dependencies.join(', ')}`
  return act(typed, () => machine.addApp(command.user, path, dependencies))
}

async function act(typed: string, how: () => unknown): Promise<CarriedOut> {
  try {
    await how()
    return { code: 0, typed }
  } catch (error) {
    if (error instanceof DismError) return { code: error.hresult, typed }
    throw error
  }
}

/** Something asks dism to stop before one of its steps. */
async function cancelDism(
  machine: Machine,
  world: Pick<MachineWorld, 'apps' | 'image'>,
  { of, at, keep }: CancelCommand,
): Promise<CarriedOut> {
  machine.fault({ fault: 'cancel', at: at + 1, seed: keep ? KEEPING_SEED : 0 })
  const { code, typed } = await dism(machine, world, of)
  machine.disarm()
  return { code, typed: `${typed}, cancelled before step ${at + 1}` }
}

/** The process of dism dies at one of its changes of the image. */
async function kill(
  machine: Machine,
  world: Pick<MachineWorld, 'apps' | 'image'>,
  { of, by, at, seed }: KillCommand,
): Promise<CarriedOut> {
  const words = [targetOf(machine), ...(await dismWords(machine, world, of))]
  const typed = `${['dism', ...words].join(' ')}, ${by} at change ${at} (seed ${seed})`
  const armed = machine.fault({ fault: by, at, seed })
  try {
    const { exitCode } = await machine.dism('/LogPath:D:\\dism.log', ...words)
    return { code: armed.struck ? by : codeOf(exitCode), typed }
  } catch (error) {
    if (error instanceof MachineError && armed.struck) return { code: by, typed }
    throw error
  } finally {
    machine.disarm()
  }
}

/** Through the API of a process of its own, which ends afterwards. */
async function cancelCall(
  machine: Machine,
  world: Pick<MachineWorld, 'apps' | 'image'>,
  { at, keep }: CancelCommand,
  of: LanguagePackCommand | UpdateCommand,
): Promise<CarriedOut> {
  const api = createDismApi(machine.host, { cancelOutcome: keep ? 'halfServiced' : 'untouched' })
  const { identity, bytes } = packageCab(world.image, traitsOf(of))
  const path = cabPath(of)
  machine.write(path, bytes())
  const controller = new AbortController()
  if (at === 0) controller.abort()
  let calls = 0
  const progress = () => {
    if (++calls === at) controller.abort()
  }
  await api.DismInitialize(0, 'D:\\dism.log', null)
  const session = { value: 0 }
  await api.DismOpenSession(targetOf(machine) === '/Online' ? DISM_ONLINE_IMAGE : 'C:\\', null, null, session)
  const tail = [controller.signal, progress, null] as const
  const byName = of.by === 'PackageName'
  const code = of.kind.startsWith('add')
    ? await api.DismAddPackage(session.value, path, false, false, ...tail)
    : await api.DismRemovePackage(
        session.value,
        byName ? identity : path,
        byName ? DismPackageIdentifier.DismPackageName : DismPackageIdentifier.DismPackagePath,
        ...tail,
      )
  await api.DismCloseSession(session.value)
  await api.DismShutdown()
  const call = of.kind.startsWith('add') ? `DismAddPackage ${path}` : `DismRemovePackage ${byName ? identity : path}`
  return { code, typed: `${call}, its CancelEvent signalled at call ${at} of Progress` }
}
