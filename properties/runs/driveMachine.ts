import type { Machine } from '../../emulator/index.ts'
import { license } from '../../fixtures/index.ts'
import { DismError } from '../../src/errors/DismError.ts'
import { removeAppForUser } from '../../src/servicing/appx/removeAppForUser.ts'
import { runOperation } from '../../src/servicing/runOperation.ts'
import { setUiLanguage } from '../images/setUiLanguage.ts'
import { appBytes } from '../packages/appBytes.ts'
import { factsOf } from '../packages/factsOf.ts'
import { fileNameOf } from '../packages/fileNameOf.ts'
import { frameworkBytes } from '../packages/frameworkBytes.ts'
import { frameworkName } from '../packages/frameworkName.ts'
import type { Script } from '../specs/Script.ts'
import type { AddCommand, AddForUserCommand } from '../specs/ScriptCommand.ts'
import { appAt } from './appAt.ts'
import type { CommandResult } from './CommandResult.ts'
import type { Driven } from './Drive.ts'
import { nameToRemove, nameToRemoveForUser } from './nameToRemove.ts'
import { NOBODY } from './nobody.ts'

/**
 * Carries a script out on a computer that is there, with command lines of dism on its running Windows and people who
 * sign in. All files are on D:, the log too.
 */
export function driveMachine(machine: Machine, script: Script): Driven {
  const { dism, host } = machine
  const { semantics } = host
  const setLanguage = (language: string, installed: boolean) =>
    setUiLanguage(machine.image.volume, host.now, language, installed)
  const run = async (...words: string[]) =>
    resultOf((await dism('/Online', '/LogPath:D:\\dism.log', ...words)).exitCode)

  return {
    get image() {
      return machine.image
    },
    online: true,
    async carryOut(command) {
      const { image } = machine
      switch (command.kind) {
        case 'add':
          return run('/Add-ProvisionedAppxPackage', ...(await writeFiles(machine, script, command)))
        case 'remove':
          return run(
            '/Remove-ProvisionedAppxPackage',
            `/PackageName:${nameToRemove(image, appAt(script, command.app))}`,
          )
        case 'add for user':
          return addForUser(machine, script, command)
        case 'optimize': {
          machine.shutdown()
          const { exitCode } = await dism('/Image:C:\\', '/LogPath:D:\\dism.log', '/Optimize-ProvisionedAppxPackages')
          machine.boot()
          return resultOf(exitCode)
        }
        case 'sysprep':
          return runSysprep(machine)
        case 'sign in':
          machine.signIn(command.user, command)
          return { refused: undefined }
        case 'remove for user': {
          const user = image.users().find(({ name }) => name === command.user) ?? { name: command.user, sid: NOBODY }
          const name = nameToRemoveForUser(image, user.name, appAt(script, command.app))
          const outcome = runOperation(image, removeAppForUser(user, name), { semantics, now: host.now })
          if (outcome.ok) image.volume.apply(outcome.changes)
          return { refused: outcome.ok ? undefined : outcome.error.hresult }
        }
        default:
          if (command.kind === 'add language') setLanguage(command.language, true)
          else if (command.language !== script.image.defaultLanguage) setLanguage(command.language, false)
          return { refused: undefined }
      }
    },
  }
}

/** The computer starts again when it has worked. */
function runSysprep(machine: Machine): Promise<CommandResult> {
  return attempt(() => {
    machine.sysprep()
    machine.boot()
  })
}

/** Nothing happens when there is no such user. */
async function addForUser(machine: Machine, script: Script, command: AddForUserCommand): Promise<CommandResult> {
  if (!machine.image.users().some(({ name }) => name === command.user)) return { refused: undefined }
  const app = appAt(script, command.app)
  const path = `D:\\${fileNameOf(app)}`
  machine.write(path, await appBytes(app))
  const dependencies: string[] = []
  for (const spec of command.frameworks) {
    dependencies.push(`D:\\${frameworkName(spec)}.appx`)
    machine.write(dependencies.at(-1) ?? '', await frameworkBytes(spec))
  }
  return attempt(() => machine.addApp(command.user, path, dependencies))
}

async function attempt(act: () => unknown): Promise<CommandResult> {
  try {
    await act()
    return { refused: undefined }
  } catch (error) {
    if (error instanceof DismError) return { refused: error.hresult }
    throw error
  }
}

/** Writes the files of an add to D:. @returns the words that name them */
async function writeFiles(machine: Machine, script: Script, command: AddCommand): Promise<string[]> {
  const app = appAt(script, command.app)
  const words: string[] = []
  const write = (option: string, name: string, bytes: Uint8Array) => {
    machine.write(`D:\\${name}`, bytes)
    words.push(`/${option}:D:\\${name}`)
  }
  write('PackagePath', fileNameOf(app), await appBytes(app))
  for (const spec of command.frameworks)
    write('DependencyPackagePath', `${frameworkName(spec)}.appx`, await frameworkBytes(spec))
  const { family } = factsOf(app)
  if (command.license === 'right') write('LicensePath', 'license.xml', license(family))
  if (command.license === 'wrong') write('LicensePath', 'license.xml', license(`Other.${family}`))
  if (command.license === 'skip') words.push('/SkipLicense')
  if (command.stub !== undefined) words.push(`/StubPackageOption:${command.stub}`)
  if (command.regions !== undefined) words.push(`/Region:${command.regions}`)
  return words
}

/** What an exit code of dism says: small numbers are Win32 codes, which stand for 0x8007xxxx. */
function resultOf(exitCode: number): CommandResult {
  if (exitCode === 0) return { refused: undefined }
  return { refused: exitCode > 0 && exitCode <= 0xffff ? 0x8007_0000 + exitCode : exitCode >>> 0 }
}
