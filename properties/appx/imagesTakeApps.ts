import fc from 'fast-check'
import { uphold } from '../laws/uphold.ts'
import { appComputer, type AppComputer } from './appComputer.ts'
import { differenceOf, differenceOfCodes, differenceOfVerdicts } from './differenceOf.ts'
import { packageBytes } from './fileBytes.ts'
import { fullNameOf } from './packageNames.ts'

/** What is done, where it makes a difference offline too. */
interface ImageStep {
  readonly does: StepName
  readonly offline: boolean
}

type StepName =
  | 'add by path'
  | 'add by folder'
  | 'list'
  | 'remove'
  | 'set data'
  | 'start'
  | 'desktop off'
  | 'shell off'
  | 'desktop on'

export interface TakingStory {
  readonly image: string
  readonly host: string
  readonly steps: readonly ImageStep[]
}

/** What images take apps, and which of them are servers: with the Desktop Experience, without it, or with it as a feature. */
const IMAGES: { readonly [preset: string]: 'client' | 'no apps' | 'desktop' | 'core' | 'feature' } = {
  'windows-7': 'no apps',
  'windows-8': 'client',
  'windows-8.1': 'client',
  'windows-11-24h2': 'client',
  'windows-server-2008-r2': 'no apps',
  'windows-server-2012': 'feature',
  'windows-server-2012-core': 'no apps',
  'windows-server-2012-r2': 'feature',
  'windows-server-2012-r2-core': 'core',
  'windows-server-2016': 'desktop',
  'windows-server-2022-core': 'core',
  'winpe-4.0': 'no apps',
}

/** On which computers /PackagePath works. */
const HOSTS: { readonly [preset: string]: boolean } = {
  'windows-11-24h2': true,
  'windows-8': true,
  'windows-server-2012': true,
  'windows-7': false,
  'windows-server-2008-r2': false,
  'winpe-3.0': false,
  'winpe-4.0': false,
}

const APP = fullNameOf('Contoso.Reader')

const COMMANDS = [
  'add by path',
  'add by path',
  'add by folder',
  'list',
  'remove',
  'remove',
  'set data',
  'start',
] as const
const DESKTOP_STEPS = ['desktop off', 'shell off', 'desktop on'] as const

/** Images and computers of all releases, and servers whose desktop comes and goes. */
export function takingStory(): fc.Arbitrary<TakingStory> {
  const stepsOf = (...names: readonly StepName[]) =>
    fc
      .array(fc.record({ does: fc.constantFrom(...names), offline: fc.boolean() }), {
        minLength: 4,
        maxLength: 12,
        size: 'max',
      })
      .map((steps): readonly ImageStep[] => [
        { does: 'add by folder', offline: false },
        { does: 'add by path', offline: false },
        ...steps,
      ])
  const hosts = fc.constantFrom('windows-11-24h2', 'windows-11-24h2', 'windows-11-24h2', ...Object.keys(HOSTS))
  const cores = Object.keys(IMAGES).filter((preset) => preset.endsWith('core'))
  const features = Object.keys(IMAGES).filter((preset) => IMAGES[preset] === 'feature')
  return fc.oneof(
    {
      arbitrary: fc.record({
        image: fc.constantFrom(...Object.keys(IMAGES), ...cores),
        host: fc.oneof({ arbitrary: hosts, weight: 4 }, { arbitrary: fc.constant('winpe-4.0'), weight: 1 }),
        steps: stepsOf(...COMMANDS),
      }),
      weight: 1,
    },
    {
      arbitrary: fc.record({
        image: fc.constantFrom(...features),
        host: hosts,
        steps: stepsOf('add by folder', 'remove', ...COMMANDS, ...DESKTOP_STEPS, ...DESKTOP_STEPS, 'desktop off'),
      }),
      weight: 1,
    },
  )
}

/**
 * Law: app packages go into images of Windows 8 and later that are neither Windows PE nor Server Core of 2012; a server
 * needs its desktop to add, remove and start them; /PackagePath asks for a computer of Windows 8 and later.
 * @throws BrokenLaw
 */
export async function imagesTakeApps({ image, host, steps }: TakingStory): Promise<void> {
  // The newest dism.exe knows all options.
  const computer = appComputer({ preset: image, host, dismVersion: '10.0.26100.1' })
  const kind = IMAGES[image] ?? 'client'
  const bytes = await packageBytes({
    name: 'Contoso.Reader',
    schema: '2010',
    targetDeviceFamilies: [{ name: 'Windows.Desktop', minVersion: '6.2' }],
  })
  computer.put('D:\\reader.appx', bytes)
  computer.put('D:\\kit\\reader.main.appx', bytes)
  computer.put('D:\\data.txt', 'data')
  computer.edit(({ registry }) =>
    registry.setDword('SOFTWARE', 'Policies\\Microsoft\\Windows\\Appx', 'AllowAllTrustedApps', 1),
  )
  if (kind !== 'no apps') computer.machine.signIn('alice')
  let desktop = kind !== 'core'
  let [there, registered] = [false, false]
  for (const { does: step, offline } of steps) {
    const law = `${step} must do on ${image} what it may${desktop ? '' : ' without a desktop'}, from ${host}${offline ? ', offline' : ''}.`
    if (step === 'desktop off' || step === 'shell off' || step === 'desktop on') {
      if (kind !== 'feature') continue
      const was = desktop
      desktop = step === 'desktop on'
      const { decisions } = turn(computer, step)
      if (was && !desktop) uphold(law, differenceOfVerdicts('appx.desktop.leave', [there], decisions))
      continue
    }
    if (step === 'start') {
      if (kind === 'no apps') continue
      computer.machine.signIn('alice')
      registered ||= there
      const { starts } = computer.machine.startApp('alice', APP)
      computer.machine.signOut()
      uphold(law, differenceOf('whether it starts', registered && desktop, starts))
      continue
    }
    const expected = codesOf(step, { kind, desktop, there, host })
    if (offline) computer.shutdown()
    const { code, stdout } = await computer.run(...WORDS[step])
    if (offline) computer.boot()
    uphold(law, differenceOfCodes('the command', expected, code))
    if (step === 'list' && code === 0)
      uphold(law, differenceOf('the list', there, stdout.includes(`PackageName : ${APP}`)))
    if (code === 0 && step.startsWith('add')) there = true
    if (code === 0 && step === 'remove') there = false
  }
}

const WORDS: {
  readonly [step in Exclude<StepName, 'start' | 'desktop off' | 'shell off' | 'desktop on'>]: readonly string[]
} = {
  'add by path': ['/Add-ProvisionedAppxPackage', '/PackagePath:D:\\reader.appx', '/SkipLicense'],
  'add by folder': ['/Add-ProvisionedAppxPackage', '/FolderPath:D:\\kit', '/SkipLicense'],
  list: ['/Get-ProvisionedAppxPackages'],
  remove: ['/Remove-ProvisionedAppxPackage', `/PackageName:${APP}`],
  'set data': ['/Set-ProvisionedAppxDataFile', `/PackageName:${APP}`, '/CustomDataPath:D:\\data.txt'],
}

function turn({ machine }: AppComputer, step: StepName) {
  if (step === 'desktop on') return machine.enableFeature('DesktopExperience')
  return machine.disableFeature(step === 'desktop off' ? 'DesktopExperience' : 'Server-Gui-Shell')
}

function codesOf(
  step: keyof typeof WORDS,
  { kind, desktop, there, host }: { kind: string; desktop: boolean; there: boolean; host: string },
): readonly number[] {
  if (kind === 'no apps') return [87]
  if (step === 'add by path' && HOSTS[host] !== true) return [50]
  if ((step.startsWith('add') || step === 'remove') && !desktop) return [50]
  return [(step === 'remove' || step === 'set data') && !there ? 2 : 0]
}
