import { bytesSource } from '../../src/formats/ByteSource.ts'
import type { AppBundle, AppPackage } from '../../src/formats/appx/AppPackage.ts'
import { openAppPackage } from '../../src/formats/appx/openAppPackage.ts'
import { packageFullName } from '../../src/formats/appx/packageFullName.ts'
import type { CommandResult } from './Command.ts'
import { writeOutput } from './writeOutput.ts'

/**
 * Writes a package that was made, after reading it as dism would.
 * @throws FormatError when what was asked for makes no valid package; nothing is written then
 */
export async function writePackage(file: string, bytes: Uint8Array): Promise<CommandResult> {
  const opened = await openAppPackage(bytesSource(bytes), file)
  writeOutput(file, bytes)
  const fullName = packageFullName(opened.identity)
  const packages = membersOf(opened)
  return {
    text: [`${file}: ${fullName}`, ...packages.map((each) => `  ${each.kind.padEnd(11)} ${each.fullName}`), ''].join(
      '\n',
    ),
    json: { file, fullName, packages },
  }
}

function membersOf(opened: AppPackage | AppBundle) {
  if (opened.kind === 'package') return []
  return opened.packages.map(({ type, identity }) => ({ kind: type, fullName: packageFullName(identity) }))
}
