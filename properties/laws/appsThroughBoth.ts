import { createMachine, type Machine } from '../../emulator/index.ts'
import { bundle } from '../../fixtures/index.ts'
import { differenceOfStates } from '../images/differenceOfStates.ts'
import { readImageState } from '../images/readImageState.ts'
import { builtOnce } from '../packages/builtOnce.ts'
import { sameSources, sourcesOf } from '../images/sourcesOf.ts'
import { uphold } from './uphold.ts'

/** An app that is added through dism and through the API. */
export interface AppThroughBoth {
  readonly path: 'file' | 'folder' | 'folder of two' | 'no file' | 'no folder'
  /** DismStubPackageOption; undefined from a caller that does not know it. */
  readonly stub: number | undefined
  readonly version: '10.0.17763.1' | '10.0.19041.1' | '10.0.26100.1'
}

const reader = builtOnce((name: string) => bundle(name, { stub: true, languages: ['en-US', 'fr-FR'] }))

const PATHS: { readonly [path in AppThroughBoth['path']]: string } = {
  file: 'D:\\file\\reader.msixbundle',
  folder: 'D:\\folder',
  'folder of two': 'D:\\two',
  'no file': 'D:\\gone.msixbundle',
  'no folder': 'D:\\gone',
}

/**
 * Law: an AppPath that names a folder is what /FolderPath names, any other what /PackagePath names; a stub option that is
 * none is refused by a Windows that knows them, and not looked at by an older one.
 * @throws BrokenLaw
 */
export async function appsThroughBoth({ path, stub, version }: AppThroughBoth): Promise<void> {
  const [byDism, byApi] = [await computer(version), await computer(version)]
  const isFolder = path === 'folder' || path === 'folder of two'
  const knows = version !== '10.0.17763.1'
  const isNone = stub === undefined || ![0, 1, 2].includes(stub)
  const option = knows && !isNone ? ['', '/StubPackageOption:InstallFull', '/StubPackageOption:InstallStub'][stub] : ''
  const words = [
    `/${isFolder ? 'FolderPath' : 'PackagePath'}:${PATHS[path]}`,
    '/SkipLicense',
    ...(option ? [option] : []),
  ]
  const { exitCode } = await byDism.dism(
    '/Image:C:\\',
    '/LogPath:D:\\dism.log',
    '/Add-ProvisionedAppxPackage',
    ...words,
  )
  const { api } = byApi
  await api.DismInitialize(2, 'D:\\api.log', null)
  const handle = { value: 0 }
  await api.DismOpenSession('C:\\', null, null, handle)
  const before = sourcesOf(byApi.image.volume)
  const none = [null, 0] as const
  const given = [
    handle.value,
    PATHS[path],
    ...none,
    ...none,
    ...none,
    true,
    null,
    null,
    ...(stub === undefined ? [] : [stub]),
  ]
  const hresult = Number(await Reflect.apply(api._DismAddProvisionedAppxPackage, undefined, given))
  if (knows && isNone) {
    uphold('A stub option that is none must be refused.', hresult === 0x800706f5 ? [] : [`0x${hresult.toString(16)}`])
    uphold('It must change nothing.', sameSources(before, sourcesOf(byApi.image.volume)) ? [] : ['it did'])
    return
  }
  const code = exitCode >>> 0
  // The API knows no options, so that it calls an argument wrong what dism calls a command.
  const expected = code === 0 || code > 0xffff ? code : 0x80070000 + code
  uphold('Both must end with the same number.', hresult === expected ? [] : [`0x${hresult.toString(16)}, not ${code}`])
  uphold(
    'Both must leave the same apps.',
    differenceOfStates(readImageState(byDism.image), readImageState(byApi.image)),
  )
}

async function computer(dismVersion: string): Promise<Machine> {
  const machine = createMachine({ preset: 'windows-10-22h2', dismVersion, now: () => 133_800_000_000_000_000n })
  machine.shutdown()
  const [one, other] = [await reader('Contoso.Reader'), await reader('Contoso.Writer')]
  for (const name of ['file', 'folder', 'two']) machine.write(`D:\\${name}\\reader.msixbundle`, one)
  machine.write('D:\\two\\writer.msixbundle', other)
  return machine
}
