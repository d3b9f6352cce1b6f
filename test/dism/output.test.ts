import { describe, expect, test } from 'vitest'
import type { ProvisionedAppxPackage } from '../../src/servicing/appx/ProvisionedAppxPackage.ts'
import { appxReport } from '../../src/dism/commands/appxReport.ts'
import { formatList, formatTable } from '../../src/dism/output/formatRecords.ts'
import { transcript, transcriptsMissing } from './transcript.ts'

const reader: ProvisionedAppxPackage = {
  displayName: 'Contoso.Reader',
  version: '1.2.3.4',
  architecture: 'neutral',
  resourceId: '~',
  packageName: 'Contoso.Reader_1.2.3.4_neutral_~_h91ms92gdsmmt',
  regions: undefined,
}

/** The packages of a list, read back. */
function readList(text: string): ProvisionedAppxPackage[] {
  const pattern =
    /DisplayName : (.*)\nVersion : (.*)\nArchitecture : (.*)\nResourceId : (.*)\nPackageName : (.*)\nRegions : (.*)\n/g
  return [...text.matchAll(pattern)].map(
    ([, displayName, version, architecture, resourceId, packageName, regions]) => ({
      displayName: displayName ?? '',
      version: version ?? '',
      architecture: architecture ?? '',
      resourceId: resourceId ?? '',
      packageName: packageName ?? '',
      regions,
    }),
  )
}

describe('list of provisioned packages', () => {
  test.skipIf(transcriptsMissing)(`the records ${transcriptsMissing ?? 'as transcript 01, byte for byte'}`, () => {
    const text = transcript('01').replaceAll('\r', '')
    const apps = readList(text)
    expect(apps).toHaveLength(48)
    const records = text.slice(text.indexOf('DisplayName'), text.indexOf('The operation'))
    expect(formatList(apps.map((app) => appxReport(app, '10.0.26100.8737')))).toBe(records)
  })

  test('no regions are None, and 6.x has no such line', () => {
    expect(formatList([appxReport(reader, '10.0.16299.15')])).toContain('\nRegions : None\n\n')
    expect(formatList([appxReport(reader, '6.3.9600.17031')])).toBe(
      `DisplayName : Contoso.Reader
Version : 1.2.3.4
Architecture : neutral
ResourceId : ~
PackageName : Contoso.Reader_1.2.3.4_neutral_~_h91ms92gdsmmt

`,
    )
  })
})

describe('table', () => {
  test('is as wide as what is in it', () => {
    const records = [
      [
        ['Feature Name', 'TFTP'],
        ['State', 'Disabled'],
      ],
      [
        ['Feature Name', 'VirtualMachinePlatform'],
        ['State', 'Enabled'],
      ],
    ] as const
    expect(formatTable(records)).toBe(`
---------------------- | --------
Feature Name           | State   
---------------------- | --------
TFTP                   | Disabled
VirtualMachinePlatform | Enabled 

`)
  })

  test('of nothing is empty', () => {
    expect(formatTable([])).toBe('')
  })
})
