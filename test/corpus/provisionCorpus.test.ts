import { readAll } from '../../src/formats/ByteSource.ts'
import { describe, expect, test } from 'vitest'
import type { AppPackage } from '../../src/formats/appx/AppPackage.ts'
import { corpusAbsent, corpusRows, corpusSource, openCorpusFile, type CorpusRow } from '../formats/appx/corpus.ts'
import { servicedImage } from '../servicing/appx/servicedImage.ts'

const rows = corpusRows()
const frameworks = rows.filter((row) => row.kind === 'framework')
const IOT = 'ms-iot__iot-adk-addonkit/Workspace/Source-'

const bytesOf = (path: string) => readAll(corpusSource(path))

/** The index does not say what the apps inside a bundle need; these need frameworks that the corpus has not. */
const BUNDLES_WITH_UNKNOWN_FRAMEWORKS = ['App1_1.0.0.0_x64.msixbundle', 'existingBundle.msixbundle']

const DESKTOP = new Set(['Windows.Universal', 'Windows.Desktop', 'Platform.All'])
const ON_X64 = new Set(['x64', 'x86', 'neutral', '(absent)'])

/** What must become of a package on an x64 image of Windows 11 with all frameworks of the corpus, by what the index says of it. */
function expectedOnX64({ kind, path, holds }: CorpusRow): string {
  if (kind === 'framework' || holds.has('RESOURCE-PACKAGE')) return '0x80073cf2'
  const families = (holds.get('tdf') ?? '').split(',').map((family) => family.split(':')[0]!)
  if (kind !== 'bundle' && holds.has('tdf') && !families.some((family) => DESKTOP.has(family))) return '0x80073cfd'
  const architectures = (holds.get('app-arch') ?? holds.get('arch') ?? '').split(',')
  if (!architectures.some((one) => ON_X64.has(one))) return '0x80073d10'
  // An optional or modification package without its app.
  if (holds.has('main-dep')) return '0x80073cf3'
  const known = new Set(frameworks.map((row) => row.identity.split('_')[0]!))
  const needed = (holds.get('deps') ?? '').split(',').filter((one) => one !== '')
  if (BUNDLES_WITH_UNKNOWN_FRAMEWORKS.some((one) => path.endsWith(one))) return '0x80073cf3'
  return needed.every((one) => known.has(one.split('>=')[0]!)) ? 'ok' : '0x80073cf3'
}

describe.skipIf(corpusAbsent !== undefined)(
  `provisioning the corpus${corpusAbsent ? ` (skipped: ${corpusAbsent})` : ''}`,
  () => {
    const dependencies = frameworks
      .filter((row) => row.path.includes('-x64/') || row.path.includes('-x86/'))
      .map((row) => bytesOf(row.path))

    test.each(rows.filter((row) => row.kind !== 'bad' && !row.holds.has('FLAT/absent-from-zip')))(
      '$path',
      async (row) => {
        const image = servicedImage({ languages: ['en-US', 'it-IT'] })
        const needsFrameworks = row.holds.has('deps') || row.kind === 'bundle'
        const added = await image.add(bytesOf(row.path), { dependencies: needsFrameworks ? dependencies : [] })
        expect(added.status).toBe(expectedOnX64(row))
        expect(image.provisioned()).toEqual(added.status === 'ok' ? [row.identity] : [])
        if (added.status !== 'ok') return

        image.signIn('ann', { firstAfterOobe: true })
        image.remove(row.identity)
        expect(image.removeForUser('ann', row.identity).status).toBe('ok')
        expect(image.folders()).toEqual([])
      },
    )

    test('faulty files never get into an image', async () => {
      const statuses = new Map<string, string>()
      for (const row of rows.filter((one) => one.kind === 'bad')) {
        const image = servicedImage()
        const { status } = await image.add(bytesOf(row.path))
        expect(image.provisioned(), row.path).toEqual([])
        statuses.set(row.name, status)
      }
      expect([...statuses].filter(([, status]) => status === 'ok')).toEqual([])
    })

    test('IoTOnboardingTask with its three real frameworks: provisioned, registered, removed', async () => {
      const image = servicedImage()
      const given = rows.filter(
        (row) =>
          /Source-x(64|86)\/Packages\/Appx\.IoTOnboardingTask\/Microsoft\./.test(row.path) && row.path.startsWith(IOT),
      )
      expect(given).toHaveLength(6)
      const app = bytesOf(`${IOT}x64/Packages/Appx.IoTOnboardingTask/IoTOnboardingTask.appx`)
      const added = await image.add(app, {
        dependencies: given.map((row) => bytesOf(row.path)),
        regions: 'all',
      })
      expect(added.status).toBe('ok')
      expect(image.provisioned()).toEqual(['IoTOnboardingTask-uwp_1.0.0.0_x64__1w720vyc4ccym'])
      const key = image.key('Applications\\IoTOnboardingTask-uwp_1.0.0.0_x64__1w720vyc4ccym')
      expect(key?.subkeyNames()).toEqual(
        given.map((row) => row.identity).sort((a, b) => (a.toUpperCase() < b.toUpperCase() ? -1 : 1)),
      )

      image.signIn('ann', { firstAfterOobe: true })
      expect(image.registered('ann')).toHaveLength(7)
      image.remove('IoTOnboardingTask-uwp_1.0.0.0_x64__1w720vyc4ccym')
      expect(image.provisioned()).toEqual([])
      expect(image.folders()).toHaveLength(7)
      image.removeForUser('ann', 'IoTOnboardingTask-uwp_1.0.0.0_x64__1w720vyc4ccym')
      expect(image.folders()).toEqual([])
    })

    test('files in the image are those of the package', async () => {
      const image = servicedImage()
      const row = rows.find((one) => one.name === 'NotepadPlusPlus.appx')!
      await image.add(bytesOf(row.path))
      const opened = (await openCorpusFile(row)) as AppPackage
      for (const file of opened.files) {
        const staged = image.volume.open(`Program Files\\WindowsApps\\${row.identity}\\${file.path}`)
        expect(Buffer.compare(readAll(staged), readAll(file.content)), file.path).toBe(0)
      }
    })
  },
)
