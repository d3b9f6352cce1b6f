import type { Machine } from '../../emulator/index.ts'
import { license } from '../../fixtures/index.ts'
import { appBytes } from '../packages/appBytes.ts'
import { factsOf } from '../packages/factsOf.ts'
import { fileNameOf } from '../packages/fileNameOf.ts'
import { frameworkBytes } from '../packages/frameworkBytes.ts'
import { frameworkName } from '../packages/frameworkName.ts'
import { packageCab, traitsOf } from '../packages/packageCab.ts'
import type { AddWithDataCommand, DismCommand, LanguagePackCommand, UpdateCommand } from '../specs/MachineCommand.ts'
import type { Script } from '../specs/Script.ts'
import { appAt } from './appAt.ts'
import { nameToRemove } from './nameToRemove.ts'

/** Writes the files of a command to D:. @returns the words of dism that carry it out */
export async function dismWords(
  machine: Machine,
  world: Pick<Script, 'apps' | 'image'>,
  command: DismCommand,
): Promise<string[]> {
  switch (command.kind) {
    case 'add':
      return ['/Add-ProvisionedAppxPackage', ...(await addWords(machine, world, command))]
    case 'remove':
      return ['/Remove-ProvisionedAppxPackage', nameWord(machine, world, command.app)]
    case 'set data': {
      const words = ['/Set-ProvisionedAppxDataFile', nameWord(machine, world, command.app)]
      return command.data === undefined ? words : [...words, customDataWord(machine, command.data)]
    }
    case 'optimize':
      return ['/Optimize-ProvisionedAppxPackages']
    default: {
      const { identity, bytes } = packageCab(world.image, traitsOf(command))
      const path = cabPath(command)
      const word = command.kind.startsWith('add') ? '/Add-Package' : '/Remove-Package'
      if (command.kind.startsWith('remove') && command.by === 'PackageName') return [word, `/PackageName:${identity}`]
      machine.write(path, bytes())
      return [word, `/PackagePath:${path}`]
    }
  }
}

function nameWord(machine: Machine, world: Pick<Script, 'apps'>, app: number): string {
  return `/PackageName:${nameToRemove(machine.image, appAt(world, app))}`
}

/** Where the cab of a command is put. */
export function cabPath(command: LanguagePackCommand | UpdateCommand): string {
  return 'update' in command
    ? `D:\\${command.update.toLowerCase().replace(' ', '-')}.cab`
    : `D:\\lp_${command.language}.cab`
}

/** Writes the files of an add to D:. @returns the words that name them */
async function addWords(
  machine: Machine,
  world: Pick<Script, 'apps' | 'image'>,
  command: AddWithDataCommand,
): Promise<string[]> {
  const app = appAt(world, command.app)
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
  if (command.data !== undefined) words.push(customDataWord(machine, command.data))
  if (command.stub !== undefined) words.push(`/StubPackageOption:${command.stub}`)
  if (command.regions !== undefined) words.push(`/Region:${command.regions}`)
  return words
}

function customDataWord(machine: Machine, data: string): string {
  const path = `D:\\data ${data}.xml`
  machine.write(path, new TextEncoder().encode(data))
  return `/CustomDataPath:${path}`
}
