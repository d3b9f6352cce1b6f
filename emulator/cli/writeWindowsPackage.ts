import { bytesSource, readAll } from '../../src/formats/ByteSource.ts'
import { openCabinet } from '../../src/formats/cab/openCabinet.ts'
import { parsePackageManifest } from '../../src/formats/mum/parsePackageManifest.ts'
import { formatPackageIdentity } from '../../src/servicing/packages/packageIdentity.ts'
import type { CommandResult } from './Command.ts'
import { writeOutput } from './writeOutput.ts'

/**
 * Writes a Windows package that was made, after reading its manifest as dism would.
 * @param file where to
 * @param cabinet the package's own cabinet
 * @param bytes what is written: the cabinet, or an .msu around it
 * @throws FormatError when what was asked for makes no valid package; nothing is written then
 */
export function writeWindowsPackage(file: string, cabinet: Uint8Array, bytes = cabinet): CommandResult {
  const opened = openCabinet(bytesSource(cabinet), file)
  const entry = opened.files.find(({ name }) => name === 'update.mum')
  const manifest = parsePackageManifest(entry ? readAll(opened.content(entry)) : new Uint8Array(), `${file}!update.mum`)
  writeOutput(file, bytes)
  const identity = formatPackageIdentity(manifest.identity)
  const features = manifest.updates.filter(({ selectable }) => selectable).map(({ name }) => name)
  const packages = manifest.updates.flatMap((update) =>
    update.packages.map((one) => formatPackageIdentity(one.identity)),
  )
  const capabilities = manifest.capabilities.map(({ identity: { name, language, version } }) =>
    [name, '', '', language, version].join('~'),
  )
  return {
    text: [
      `${file}: ${identity}`,
      ...packages.map((each) => `  package     ${each}`),
      ...features.map((each) => `  feature     ${each}`),
      ...capabilities.map((each) => `  capability  ${each}`),
      '',
    ].join('\n'),
    json: { file, identity, packages, features, capabilities },
  }
}
