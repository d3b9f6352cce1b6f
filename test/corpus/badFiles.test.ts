import { describe, expect, test } from 'vitest'
import { readAll } from '../../src/formats/ByteSource.ts'
import { BAD_PACKAGE, failing, HEAD, NO_PACKAGE, PREREQUISITE, PROCESSOR, shown } from '../dism/failures.ts'
import { digestOf, servicedMachine } from '../dism/servicedMachine.ts'
import { corpusAbsent, corpusRows, corpusSource } from '../formats/appx/corpus.ts'

/** What each bad file of the corpus ends with; those that are not named cannot be opened (appx.package.sound). */
const FAILURES = new Map([
  // Found out in a package inside, which is not what the bundle says.
  ...[
    'ManifestDeclaresAppPackageForResourcePackage.appxbundle',
    'ManifestDeclaresResourcePackageForAppPackage.appxbundle',
    'ManifestPackageHasIncorrectArchitecture.appxbundle',
    'ManifestPackageHasIncorrectName.appxbundle',
    'ManifestPackageHasIncorrectPublisher.appxbundle',
    'ManifestPackageHasIncorrectVersion.appxbundle',
    'PayloadPackageIsEmpty.appxbundle',
    'PayloadPackageIsNotAppxPackage.appxbundle',
  ].map((name) => [name, BAD_PACKAGE] as const),
  // Sound as a file, for arm and a device family `Mock`: the processor is asked first.
  ['Installer-Bad-NoSupportedPlatforms.msix', PROCESSOR],
])

const bad = corpusRows().filter((row) => row.kind === 'bad')

describe.skipIf(corpusAbsent !== undefined)(
  `bad files of the corpus${corpusAbsent ? ` (skipped: ${corpusAbsent})` : ''}`,
  () => {
    test('each changes nothing and ends as the table says', async () => {
      const machine = await servicedMachine()
      const before = digestOf(machine.image.volume)
      expect(bad.map((row) => row.name)).toEqual(expect.arrayContaining([...FAILURES.keys()]))
      for (const { name, path } of bad) {
        machine.write(`D:\\bad\\${name}`, readAll(corpusSource(path)))
        const words = ['/Add-ProvisionedAppxPackage', `/PackagePath:D:\\bad\\${name}`, '/SkipLicense']
        const seen = await shown(machine, ['/Image:C:\\', ...words])
        expect({ name, ...seen }).toEqual({ name, ...failing(FAILURES.get(name) ?? NO_PACKAGE, HEAD, true) })
        expect(digestOf(machine.image.volume), name).toBe(before)
      }
    })

    test('the package for an unknown device family, where its processor is there', async () => {
      const machine = await servicedMachine({ architecture: 'arm64' })
      const before = digestOf(machine.image.volume)
      const { name, path } = bad.find((row) => row.name.includes('NoSupportedPlatforms'))!
      machine.write(`D:\\bad\\${name}`, readAll(corpusSource(path)))
      const words = ['/Add-ProvisionedAppxPackage', `/PackagePath:D:\\bad\\${name}`, '/SkipLicense']
      expect(await shown(machine, ['/Image:C:\\', ...words])).toEqual(failing(PREREQUISITE, HEAD, true))
      expect(digestOf(machine.image.volume)).toBe(before)
    })
  },
)
