import { uphold } from '../laws/uphold.ts'
import { type AcceptanceStory, type GivenApp, NEXT, SAME } from './acceptanceStory.ts'
import { appComputer } from './appComputer.ts'
import { differenceOf, differenceOfCodes, differenceOfVerdicts } from './differenceOf.ts'
import { faultsOfApp } from './faultsOfApp.ts'
import { bundleBytes, packageBytes } from './fileBytes.ts'
import { fullNameOf } from './packageNames.ts'

/**
 * Law: an app is provisioned when it is an app in a form that the image takes, for its processor, device family and
 * version, and no older or other one of its family stands there; otherwise it is refused with the code of what is wrong,
 * and nothing changes.
 * @throws BrokenLaw
 */
export async function appsAreAccepted({ image, semantics, apps }: AcceptanceStory): Promise<void> {
  const computer = appComputer({ ...image, semantics })
  const { version } = computer.machine.image.identity()
  computer.edit(({ registry }) =>
    registry.setDword('SOFTWARE', 'Policies\\Microsoft\\Windows\\Appx', 'AllowAllTrustedApps', 1),
  )
  let provisioned: GivenApp | undefined
  for (const { alone, ...drawn } of apps) {
    const app = { ...drawn, target: targetFor(drawn.target, version) }
    const law = `${JSON.stringify(app)} on ${image.preset} ${image.architecture} must be judged by what it is.`
    if (alone && provisioned) {
      const { code } = await computer.run('/Remove-ProvisionedAppxPackage', `/PackageName:${nameOf(provisioned)}`)
      uphold(law, differenceOfCodes('the removal of what was there', [0], code))
      provisioned = undefined
    }
    const path = `D:\\in.${app.extension}${app.form === 'bundle' ? 'bundle' : ''}`
    computer.put(path, await bytesOf(app))
    const before = computer.machine.image.volume.fork()
    const { code, decisions } = await computer.run(
      '/Add-ProvisionedAppxPackage',
      `/PackagePath:${path}`,
      '/SkipLicense',
    )
    const faults = faultsOfApp(app, { ...image, version, semantics }, provisioned)
    const same = provisioned !== undefined && nameOf(app) === nameOf(provisioned)
    uphold(law, differenceOfCodes('the add', faults.length > 0 ? faults : [0], code))
    if (code === 0) {
      provisioned = app
      uphold(law, differenceOfVerdicts('appx.version.same', [same], decisions))
    } else
      uphold(
        law,
        computer.machine.image.volume
          .fork()
          .diff(before)
          .map((change) => `${change.kind}: ${change.path}`),
      )
    uphold(law, differenceOf('the list', provisioned ? [nameOf(provisioned)] : [], await computer.list()))
  }
}

/** A target with versions of Windows where those are meant. */
function targetFor(target: GivenApp['target'], version: string): GivenApp['target'] {
  const next = version.replace(/[0-9]+$/, (revision) => String(Number(revision) + 1))
  const meant = (text: string) => (text === SAME ? version : text === NEXT ? next : text)
  return typeof target === 'string'
    ? meant(target)
    : target.map(({ name, minVersion }) => ({ name, minVersion: meant(minVersion) }))
}

function bytesOf({ form, kind, version, architecture, content, target }: GivenApp): Promise<Uint8Array> {
  const made =
    typeof target === 'string'
      ? ({ schema: '2010', targetDeviceFamilies: [{ name: 'Windows.Desktop', minVersion: target }] } as const)
      : ({ targetDeviceFamilies: target } as const)
  const hasProgram = form === 'bundle' || kind === 'app'
  const program = { files: { 'App.exe': `program ${content}` } }
  const common = { name: 'Contoso.Reader', version, ...made, ...(hasProgram && program) }
  if (form === 'bundle') return bundleBytes({ ...common, architectures: [architecture] })
  return packageBytes({
    ...common,
    architecture,
    ...(kind === 'framework' && { framework: true }),
    ...(kind === 'resource' && { resourcePackage: true, resourceId: 'split.scale-100', scales: [100] }),
  })
}

function nameOf({ form, kind, version, architecture }: GivenApp): string {
  if (form === 'bundle') return fullNameOf('Contoso.Reader', { version, resourceId: '~' })
  const resourceId = kind === 'resource' ? 'split.scale-100' : ''
  return fullNameOf('Contoso.Reader', { version, architecture, resourceId })
}
