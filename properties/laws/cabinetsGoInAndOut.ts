import {
  languagePack,
  languagePackIdentity,
  updateCab,
  type UpdateCabSpec,
  updateIdentity,
} from '../../fixtures/index.ts'
import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import type { TaggedLanguagePack } from '../arbitraries/languagePackSpec.ts'
import { type ServicedComputer, servicedComputer, STILL } from '../computers/ServicedComputer.ts'
import { smallImage } from '../computers/smallImage.ts'
import { codeDiffers } from './codeDiffers.ts'
import { differenceOfNames } from './differenceOfNames.ts'
import { uphold } from './uphold.ts'

/** A cabinet for an image of Windows 11 24H2 for x64 in en-US that is not running. */
export type DrawnCabinet = { readonly update: UpdateCabSpec } | { readonly language: TaggedLanguagePack }

const NOT_APPLICABLE = 0x800f081e
const PERMANENT = 0x800f0825

/**
 * Law: a cabinet goes in when it is for the architecture and the build of the image. Its report tells what was drawn. When
 * the Windows has started it is installed and listed with its features, and it goes out again unless it is permanent; what
 * is not for the image leaves the list as it was.
 * @returns what was met
 * @throws BrokenLaw
 */
export async function cabinetsGoInAndOut(drawn: DrawnCabinet): Promise<readonly string[]> {
  const { bytes, identity, fits, permanent, report, features } = factsOfCabinet(drawn)
  const drive = createMemoryVolume({ now: STILL })
  drive.write('one.cab', bytes)
  const image = smallImage({ preset: 'windows-11-24h2', languages: ['en-US'] })
  const computer = servicedComputer(
    new Map([
      ['C', image],
      ['D', drive],
    ]),
  )

  const told = await computer.dism(false, '/Get-PackageInfo', '/PackagePath:D:\\one.cab')
  const rows = { ...report, 'Package Identity': identity, Applicable: fits ? 'Yes' : 'No', State: 'Not Present' }
  const wrong = Object.entries(rows).filter(([name, value]) => !told.body.includes(`\n${name} : ${value}\n`))
  uphold(
    'The report of a cabinet must tell what is in it.',
    wrong.map(([name, value]) => `no ${name} : ${value}`),
  )

  const before = await listed(computer)
  const added = await computer.dism(false, '/Add-Package', '/PackagePath:D:\\one.cab')
  uphold('A cabinet must go in where it is for the image.', codeDiffers(added.code, fits ? 0 : NOT_APPLICABLE))
  computer.start()
  const after = fits ? [...before, `${identity} Installed`] : before
  uphold('The list must tell it.', differenceOfNames(after, await listed(computer)))
  if (!fits) return ['not for the image']
  const { body } = await computer.dism(false, '/Get-Features', `/PackageName:${identity}`)
  const states = features.filter(([name, state]) => !body.includes(`Feature Name : ${name}\nState : ${state}\n`))
  uphold(
    'Its features must be as it says.',
    states.map(([name, state]) => `${name} is not ${state}`),
  )

  const gone = await computer.dism(false, '/Remove-Package', `/PackageName:${identity}`)
  uphold('It must go out unless it is permanent.', codeDiffers(gone.code, permanent ? PERMANENT : 0))
  computer.start()
  uphold('The list must tell that too.', differenceOfNames(permanent ? after : before, await listed(computer)))
  return [permanent ? 'permanent' : 'in and out']
}

/** What is to be known of a cabinet from what was drawn. */
function factsOfCabinet(drawn: DrawnCabinet) {
  if ('language' in drawn) {
    const { tag, spec } = drawn.language
    return {
      bytes: languagePack(tag, spec),
      identity: languagePackIdentity(tag, spec),
      fits: spec.architecture === 'x64' && spec.version?.startsWith('10.0.26100.') === true,
      permanent: false,
      report: { 'Release Type': 'Language Pack', 'Restart Required': 'Required' },
      features: [],
    }
  }
  const { update } = drawn
  return {
    bytes: updateCab(update),
    identity: updateIdentity(update),
    fits: update.architecture === 'x64' && (update.release === undefined || update.release.startsWith('10.0.26100.')),
    permanent: update.permanent === true,
    report: {
      'Release Type': update.releaseType,
      'Restart Required': update.restart === 'required' ? 'Required' : 'Possible',
    },
    features: (update.features ?? []).map(
      ({ name, enabledByDefault }) => [name, enabledByDefault === true ? 'Enabled' : 'Disabled'] as const,
    ),
  }
}

async function listed(computer: ServicedComputer): Promise<readonly string[]> {
  const { body } = await computer.dism(false, '/Get-Packages')
  const rows = [...body.matchAll(/^Package Identity : (.*)\nState : (.*)$/gm)]
  return rows.map(([, identity, state]) => `${identity} ${state}`)
}
