import type { AppBundle, AppPackage, PackageFile } from '../../src/formats/appx/AppPackage.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import { packageFullName } from '../../src/formats/appx/packageFullName.ts'
import type { VolumeReader } from '../../src/image/Volume.ts'
import { sameBytes } from '../computers/sameBytes.ts'
import { openApp } from '../packages/openApp.ts'
import type { AppSpec } from '../specs/AppSpec.ts'
import type { Script } from '../specs/Script.ts'
import { uphold } from './uphold.ts'

const WINDOWS_APPS = 'Program Files\\WindowsApps'

/**
 * Law: the folder of every app package and resource package in an image holds the files of that package, byte for byte,
 * and nothing else.
 * @param script the apps that were added; where packages of two have the same full name, one of them is there
 * @throws BrokenLaw
 */
export async function foldersHoldPackages(volume: VolumeReader, script: Pick<Script, 'apps'>): Promise<void> {
  const packages = (await Promise.all(script.apps.map(packagesOf))).flat()
  for (const fullName of new Set(packages.map(({ identity }) => packageFullName(identity)))) {
    const folder = `${WINDOWS_APPS}\\${fullName}`
    if (!volume.stat(folder)) continue
    const faults = packages
      .filter(({ identity }) => packageFullName(identity) === fullName)
      .map(({ files }) => faultsOf(volume, folder, files))
    const [first = []] = faults
    if (faults.every((each) => each.length > 0))
      uphold(`The folder of ${fullName} must hold the files of the package.`, first)
  }
}

/** An app's bundle and packages, without stubs. */
async function packagesOf(app: AppSpec): Promise<(AppPackage | AppBundle)[]> {
  const opened = await openApp(app)
  if (opened.kind === 'package') return [opened]
  const full = opened.packages.filter((one) => !one.stub)
  return [opened, ...(await Promise.all(full.map((one) => one.open())))]
}

function faultsOf(volume: VolumeReader, folder: string, files: readonly PackageFile[]): string[] {
  const there = new Set(filesBelow(volume, folder))
  const wanted = files.map((file) => `${folder}\\${file.path}`)
  return [
    ...wanted.filter((path) => !there.has(path)).map((path) => `missing: ${path}`),
    ...[...there].filter((path) => !wanted.includes(path)).map((path) => `too much: ${path}`),
    ...files
      .map((file) => ({ path: `${folder}\\${file.path}`, bytes: readAll(file.content) }))
      .filter(({ path, bytes }) => there.has(path) && !sameBytes(readAll(volume.open(path)), bytes))
      .map(({ path }) => `other content: ${path}`),
  ]
}

function filesBelow(volume: VolumeReader, folder: string): string[] {
  return volume.list(folder).flatMap(({ name, kind }) => {
    const path = `${folder}\\${name}`
    return kind === 'file' ? [path] : filesBelow(volume, path)
  })
}
