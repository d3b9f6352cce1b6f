import { createWindowsImage } from '../../../emulator/presets/createWindowsImage.ts'
import type { ImageOptions } from '../../../emulator/presets/ImageSpecification.ts'
import { bytesSource } from '../../../src/formats/ByteSource.ts'
import { formatHresult } from '../../../src/errors/hresult.ts'
import { openImage } from '../../../src/image/openImage.ts'
import type { Decision } from '../../../src/rules/Decision.ts'
import type { Semantics } from '../../../src/rules/Rule.ts'
import type { Operation } from '../../../src/servicing/Operation.ts'
import { addProvisionedAppxPackage } from '../../../src/servicing/appx/addProvisionedAppxPackage.ts'
import { openAddRequest } from '../../../src/servicing/appx/openAddRequest.ts'
import { openPackageFile, type OpenedPackage } from '../../../src/servicing/appx/openPackageFile.ts'
import { readProvisionedState, readUserRegistrations } from '../../../src/servicing/appx/readAppxState.ts'
import { removeAppForUser } from '../../../src/servicing/appx/removeAppForUser.ts'
import { removeProvisionedAppxPackage } from '../../../src/servicing/appx/removeProvisionedAppxPackage.ts'
import { signInUser } from '../../../src/servicing/appx/signInUser.ts'
import type { UserSettings } from '../../../src/servicing/appx/UserSettings.ts'
import { runOperation } from '../../../src/servicing/runOperation.ts'

/** How a step ended: its decisions, and the HRESULT of a failure in hexadecimal, or `ok`. */
export interface StepResult {
  readonly status: string
  readonly decisions: readonly Decision[]
  /** Subjects of the decisions of a rule, with their verdicts. */
  verdicts(rule: string): Record<string, string>
}

const now = () => 133_800_000_000_000_000n

/** An image in memory, with the operations of the app package provider as short calls. */
export function servicedImage(options: Partial<ImageOptions> & { semantics?: Semantics } = {}) {
  const { semantics = 'documented' } = options
  const volume = createWindowsImage({
    preset: 'windows-11-24h2',
    languages: ['en-US'],
    users: ['ann', 'bob'],
    ...options,
    now,
  })
  const image = () => openImage(volume, now)

  function run(operation: Operation): StepResult {
    const outcome = runOperation(image(), operation, { semantics, now })
    if (outcome.ok) volume.apply(outcome.changes)
    const { decisions } = outcome
    return {
      status: outcome.ok ? 'ok' : formatHresult(outcome.error.hresult),
      decisions,
      verdicts: (rule) =>
        Object.fromEntries(decisions.filter((one) => one.rule === rule).map((one) => [one.subject, one.verdict])),
    }
  }

  const sidOf = (name: string) =>
    image()
      .users()
      .find((user) => user.name === name)?.sid ?? ''

  return {
    volume,
    image,
    sidOf,
    async add(
      bytes: Uint8Array,
      request: {
        dependencies?: Uint8Array[]
        license?: Uint8Array
        skipLicense?: boolean
        /** `all` unless it is named, with undefined for none. */
        regions?: string | undefined
        file?: string
      } = {},
    ): Promise<StepResult> {
      const main = await openPackageFile(bytesSource(bytes), request.file ?? 'app.appxbundle')
      const dependencies: OpenedPackage[] = []
      for (const [index, each] of (request.dependencies ?? []).entries())
        dependencies.push(await openPackageFile(bytesSource(each), `dependency${index}.appx`))
      return run(
        addProvisionedAppxPackage(
          await openAddRequest(image(), semantics, {
            main,
            dependencies,
            licenses: request.license ? [{ path: 'license.xml', bytes: request.license }] : [],
            skipLicense: request.skipLicense ?? (semantics === 'observed' && !request.license),
            regions: 'regions' in request ? request.regions : 'all',
          }),
        ),
      )
    },
    remove: (name: string) => run(removeProvisionedAppxPackage(name)),
    signIn: (name: string, user: Partial<UserSettings> & { region?: string; firstAfterOobe?: boolean } = {}) =>
      run(
        signInUser(
          { sid: sidOf(name) },
          { languages: ['en-US'], region: 'US', scale: 100, dxFeatureLevel: 11, firstAfterOobe: false, ...user },
        ),
      ),
    removeForUser: (name: string, app: string) => run(removeAppForUser({ sid: sidOf(name) }, app)),
    /** Full names of what is provisioned. */
    provisioned: () => readProvisionedState(image(), semantics).map((app) => app.packageName),
    /** Short names of the packages of all provisioned apps: `x64`, `split.language-fr`, or a framework's full name. */
    packages: () =>
      readProvisionedState(image(), semantics).flatMap((app) => app.packages.map((one) => shortName(one.fullName))),
    stale: () => readProvisionedState(image(), semantics).some((app) => app.stale),
    registered: (name: string) => readUserRegistrations(image(), sidOf(name)).map(shortName),
    /** Folders in WindowsApps, short. */
    folders: () =>
      volume.stat('Program Files\\WindowsApps')
        ? volume.list('Program Files\\WindowsApps').map((one) => shortName(one.name))
        : [],
    key: (path: string) =>
      image().registry.key('SOFTWARE', `Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore\\${path}`),
  }
}

/** `Contoso.Reader_1.0.0.0_x64__h91ms92gdsmmt` is `Reader 1.0.0.0 x64`. */
function shortName(fullName: string): string {
  const [name = '', version = '', architecture = '', resource = ''] = fullName.split('_')
  return [name.replace('Contoso.', ''), version.replace(/\.0\.0\.0$/, ''), resource || architecture].join(' ')
}
