import { DismError } from '../../src/errors/DismError.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import { compareVersions } from '../model/versions.ts'
import type { AppComputer } from './appComputer.ts'
import { differenceOfCodes, differenceOfVerdicts } from './differenceOf.ts'
import { bundleBytes, packageBytes } from './fileBytes.ts'
import { type AppName, APPS, familyOf, nameOf } from './goingApps.ts'
import type { KnownApps } from './KnownApps.ts'
import { type GoingCommand, THERE } from './goingStory.ts'
import { folderOf, STORE } from './packageNames.ts'
import { rewriteList, writeList } from './provisioningList.ts'

/** Lets a command happen to computer and knowledge. @returns what differs from what should have happened */
export async function doGoing(
  computer: AppComputer,
  command: GoingCommand,
  known: KnownApps,
  image: { readonly build: number; readonly semantics: Semantics },
): Promise<string[]> {
  switch (command.kind) {
    case 'add':
      return add(computer, command, known)
    case 'remove':
      return remove(computer, command, known, image)
    case 'policy': {
      const family = familyOf(command.app)
      const named = command.upperCase ? family.toUpperCase() : family
      const { code } = await computer.run(
        '/Set-NonRemovableAppPolicy',
        `/PackageFamily:${named}`,
        `/NonRemovable:${command.value}`,
      )
      if (command.value === 1) known.kept.add(command.app)
      else known.kept.delete(command.app)
      return differenceOfCodes('the policy', [0], code)
    }
    case 'end of life': {
      const name = nameOf(command.app, versionOf(command, known.provisioned))
      computer.edit(({ registry }) => registry.createKey('SOFTWARE', `${STORE}\\EndOfLife\\S-1-5-18\\${name}`))
      known.ended.add(name)
      return []
    }
    case 'carol adds':
    case 'carol removes':
      return byCarol(computer, command, known)
    case 'lose':
      return lose(computer, command, known, image)
    case 'set data':
      return setData(computer, command.app, known)
    case 'list':
      return writeList(computer, command.text, known)
  }
}

/** Without its files an app takes no custom data file, and by observed semantics cannot be removed. */
async function lose(
  computer: AppComputer,
  { place, what }: Extract<GoingCommand, { kind: 'lose' }>,
  known: KnownApps,
  image: { readonly build: number; readonly semantics: Semantics },
): Promise<string[]> {
  const apps = [...known.provisioned]
  const [app, version] = apps[place % apps.length] ?? []
  if (app === undefined || version === undefined) return []
  const manifest = app === 'drawer' ? 'AppxMetadata\\AppxBundleManifest.xml' : 'AppxManifest.xml'
  const folder = folderOf(nameOf(app, version))
  const path = what === 'folder' ? folder : `${folder}\\${manifest}`
  computer.edit(({ volume }) => {
    if (volume.stat(path)) volume.remove(path)
  })
  known.lost.add(nameOf(app, version))
  const differences = await setData(computer, app, known)
  if (image.semantics === 'documented') return differences
  return [
    ...differences,
    ...(await remove(computer, { kind: 'remove', app, version, spelling: 'exact', offline: false }, known, image)),
  ]
}

async function setData(computer: AppComputer, app: AppName, known: KnownApps): Promise<string[]> {
  const name = nameOf(app, known.provisioned.get(app) ?? '1.0.0.0')
  const { code } = await computer.run(
    '/Set-ProvisionedAppxDataFile',
    `/PackageName:${name}`,
    '/CustomDataPath:D:\\data.txt',
  )
  const expected = !known.provisioned.has(app) ? 2 : known.lost.has(name) ? 3 : 0
  return differenceOfCodes('the custom data file', [expected], code)
}

function versionOf(
  { app, version }: { readonly app: AppName; readonly version: string },
  there: ReadonlyMap<AppName, string>,
): string {
  return version === THERE ? (there.get(app) ?? '1.0.0.0') : version
}

async function writeApp(computer: AppComputer, app: AppName, version: string): Promise<string> {
  const { name, publisher } = APPS[app]
  const path = `D:\\${app}.appx`
  const spec = { name, publisher, version, schema: '2010' } as const
  computer.put(path, await (app === 'drawer' ? bundleBytes(spec) : packageBytes(spec)))
  return path
}

async function add(
  computer: AppComputer,
  { app, version, skip, stub }: Extract<GoingCommand, { kind: 'add' }>,
  known: KnownApps,
): Promise<string[]> {
  const before = known.provisioned.get(app)
  const path = await writeApp(computer, app, version)
  if (computer.machine.host.semantics === 'observed') skip = true
  const { code, decisions } = await computer.run(
    '/Add-ProvisionedAppxPackage',
    `/PackagePath:${path}`,
    ...(skip ? ['/SkipLicense'] : []),
    ...(stub ? ['/StubPackageOption:InstallFull'] : []),
  )
  if (before !== undefined && compareVersions(version, before) < 0)
    return differenceOfCodes('the add', [0xc157_0118], code)
  const differences = differenceOfVerdicts('appx.deprovisioned.cleared', [known.marked.has(app)], decisions)
  known.provisioned.set(app, version)
  if (stub) known.preferred.add(app)
  known.marked.delete(app)
  known.lost.delete(nameOf(app, version))
  if (skip) known.sideloaded.add(app)
  else known.sideloaded.delete(app)
  rewriteList(known, app)
  return [...differenceOfCodes('the add', [0], code), ...differences]
}

async function remove(
  computer: AppComputer,
  command: Extract<GoingCommand, { kind: 'remove' }>,
  known: KnownApps,
  { build, semantics }: { readonly build: number; readonly semantics: Semantics },
): Promise<string[]> {
  const { app, spelling, offline } = command
  const version = versionOf(command, known.provisioned)
  const name = nameOf(app, version)
  const word =
    spelling === 'upper case'
      ? name.toUpperCase()
      : spelling === 'short'
        ? name.replace('__', '_')
        : spelling === 'exact'
          ? name
          : spelling === 'beginning'
            ? name.slice(0, -2)
            : familyOf(app)
  if (offline) computer.shutdown()
  const { code } = await computer.run('/Remove-ProvisionedAppxPackage', `/PackageName:${word}`)
  if (offline) computer.boot()

  const isWhole = spelling !== 'no full name' && spelling !== 'beginning'
  const isFound = known.provisioned.get(app) === version && isWhole
  const isEnded = [...known.ended].some((one) => one.toUpperCase() === name.toUpperCase())
  const keeps = known.kept.has(app) || (build >= APPS[app].from && !isEnded)
  if (isWhole && keeps) return differenceOfCodes('the removal', [15610], code)
  if (!isFound) return differenceOfCodes('the removal', [2], code)
  if (semantics === 'observed' && known.lost.has(name)) return differenceOfCodes('the removal', [3], code)
  known.provisioned.delete(app)
  known.sideloaded.delete(app)
  if (build >= (offline ? 17134 : 15063)) known.marked.add(app)
  if (known.carols.get(app) !== version) known.lost.delete(name)
  rewriteList(known)
  return differenceOfCodes('the removal', [0], code)
}

async function byCarol(
  computer: AppComputer,
  command: Extract<GoingCommand, { kind: 'carol adds' | 'carol removes' }>,
  known: KnownApps,
): Promise<string[]> {
  const { app } = command
  const has = known.carols.get(app)
  if (command.kind === 'carol adds') {
    const version = versionOf(command, known.provisioned)
    const path = await writeApp(computer, app, version)
    const code = await attempt(() => computer.machine.addApp('carol', path))
    if (has !== undefined && compareVersions(version, has) < 0)
      return differenceOfCodes('the installation', [0x8007_3d06], code)
    known.carols.set(app, version)
    known.lost.delete(nameOf(app, version))
    return differenceOfCodes('the installation', [0], code)
  }
  const version = versionOf(command, known.carols)
  const code = await attempt(() => computer.machine.removeApp('carol', nameOf(app, version)))
  if (has !== version) return differenceOfCodes('the removal by Carol', [0x8007_3cf1], code)
  if (known.kept.has(app)) return differenceOfCodes('the removal by Carol', [15610], code)
  known.carols.delete(app)
  return differenceOfCodes('the removal by Carol', [0], code)
}

/** The HRESULT of what is thrown, 0 when nothing is. */
async function attempt(act: () => unknown): Promise<number> {
  try {
    await act()
    return 0
  } catch (error) {
    if (error instanceof DismError) return error.hresult
    throw error
  }
}
