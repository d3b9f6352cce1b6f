import { featureOnDemandCab, type FeatureOnDemandSpec } from '../../../fixtures/index.ts'
import type { Command } from '../Command.ts'
import { languageOption } from '../languageOption.ts'
import { listOption } from '../listOption.ts'
import { UsageError } from '../UsageError.ts'
import {
  definedOnly,
  parentsOption,
  versionOption,
  WINDOWS_PACKAGE_OPTIONS,
  windowsPackageSpecOf,
} from '../windowsPackageOptions.ts'
import { writeWindowsPackage } from '../writeWindowsPackage.ts'

/** `Name~Token~Architecture~Language~Version`. */
const CAPABILITY = /^[^~\s]+~[^~]*~[^~]*~[^~]*~[\d.]*$/

/** `dismulator make capability`: writes the cabinet of a feature on demand. */
export const makeCapability: Command = {
  operands: ['file', 'capability'],
  semantics: false,
  options: {
    'package-name': { value: '<name>', describes: 'name of its package (that of Windows)' },
    version: { value: '<version>', describes: 'version of its package, of whose build Windows must be (10.0.26100.1)' },
    satellite: { value: '<tag>', describes: 'make the satellite for systems of this language' },
    dependencies: { value: '<name,…>', describes: 'capabilities that it needs (those of Windows for its languages)' },
    feature: { value: '<name>', describes: 'a feature of Windows whose files it brings back, as in NetFx3' },
    ...WINDOWS_PACKAGE_OPTIONS,
  },
  notes: ['example: dismulator make capability ocr.cab Language.OCR~~~fr-FR~0.0.1.0'],
  run(input) {
    const [file = '', name = ''] = input.operands
    const capability = capabilityName(name)
    const cabinet = featureOnDemandCab(capability, {
      ...windowsPackageSpecOf(input),
      ...definedOnly<FeatureOnDemandSpec>({
        packageName: input.option('package-name'),
        version: versionOption(input, 'version'),
        satelliteFor: languageOption('satellite', input.option('satellite'))?.[0],
        dependencies: listOption(input.option('dependencies'))?.map(capabilityName),
        feature: input.option('feature'),
        parents: parentsOption(input),
      }),
    })
    return writeWindowsPackage(file, cabinet)
  },
}

function capabilityName(text: string): string {
  if (CAPABILITY.test(text)) return text
  throw new UsageError(`${text} is no name of a capability, as in Language.Basic~~~fr-FR~0.0.1.0`)
}
