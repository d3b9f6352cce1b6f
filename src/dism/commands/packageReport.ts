import { FEATURE_STATES } from '../../servicing/features/featureStates.ts'
import { capabilityName } from '../../servicing/packages/capabilityName.ts'
import type { PackageDescription } from '../../servicing/packages/describePackage.ts'
import { manifestTime } from '../../servicing/packages/manifestTime.ts'
import { parsePackageIdentity } from '../../servicing/packages/packageIdentity.ts'
import { PACKAGE_STATES } from '../../servicing/packages/packageStates.ts'
import { RELEASE_TYPES } from '../../servicing/packages/releaseTypes.ts'
import { vocabularyOf } from '../grammar/Vocabulary.ts'
import { formatTime } from '../output/formatTime.ts'

const RESTARTS: { readonly [word: string]: string } = { required: 'Required', possible: 'Possible' }
const OFFLINE: { readonly [word: string]: string } = { yes: 'Yes', no: 'No', undetermined: 'Undetermined' }

/** A line of the report, and the first dism.exe that writes it. */
interface Row {
  readonly label: string
  readonly value: string
  readonly since?: string
}

/**
 * A package as /Get-PackageInfo reports it. Order and labels are those of a published report of 10.0.17763; the last
 * three labels came later than the others, the last two between the documents of Windows 8 and that report (inferred:
 * with Windows 10).
 */
export function packageReport(description: PackageDescription, dismVersion: string): string {
  const { knows } = vocabularyOf(dismVersion)
  const lines = rowsOf(description)
    .filter(knows)
    .map(({ label, value }) => `${label} : ${value}\n`)
  const { identity, features } = description
  const listed = features.map(({ name, state }) => `Feature Name : ${name}\nState : ${FEATURE_STATES[state]}\n\n`)
  return [
    'Package information:\n\n',
    ...lines,
    // Where DISM finds custom properties is not known: no package has been seen with any.
    '\nCustom Properties:\n\n(No custom properties found)\n',
    `\nFeatures listing for package : ${identity}\n\n`,
    ...(listed.length > 0 ? listed : ['(No features found for this package)\n\n']),
  ].join('')
}

function rowsOf(description: PackageDescription): readonly Row[] {
  const { identity, applicable, state, releaseType, installTime, manifest, registered } = description
  return [
    { label: 'Package Identity', value: identity },
    { label: 'Applicable', value: yesOrNo(applicable) },
    { label: 'Copyright', value: manifest?.copyright ?? '' },
    { label: 'Company', value: manifest?.company ?? '' },
    { label: 'Creation Time', value: formatTime(manifestTime(manifest?.creationTime)) },
    { label: 'Description', value: manifest?.description ?? '' },
    { label: 'Install Client', value: registered?.installClient ?? '' },
    { label: 'Install Package Name', value: registered?.installName ?? '' },
    { label: 'Install Time', value: formatTime(installTime) },
    { label: 'Last Update Time', value: formatTime(manifestTime(manifest?.lastUpdateTime)) },
    { label: 'Name', value: manifest?.displayName ?? '' },
    { label: 'Product Name', value: parsePackageIdentity(identity)?.name ?? '' },
    // Empty in the report that is known, whose package has a version.
    { label: 'Product Version', value: '' },
    { label: 'Release Type', value: RELEASE_TYPES[releaseType].text },
    { label: 'Restart Required', value: RESTARTS[description.restart] ?? '' },
    { label: 'Support Information', value: manifest?.supportInformation ?? '' },
    { label: 'State', value: PACKAGE_STATES[state].text },
    { label: 'Completely offline capable', value: OFFLINE[description.offlineCapable] ?? '', since: '6.2.9200' },
    { label: 'Self servicing package', value: yesOrNo(description.selfUpdate), since: '10.0.10240' },
    {
      label: 'Capability Identity',
      value: (manifest?.capabilities ?? []).map((one) => capabilityName(one.identity)).join(', '),
      since: '10.0.10240',
    },
  ]
}

function yesOrNo(is: boolean): string {
  return is ? 'Yes' : 'No'
}
