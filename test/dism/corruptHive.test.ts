import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundle } from '../../fixtures/index.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import { fakeHost, run } from './fakeHost.ts'
import { testImage } from './testImage.ts'

const SOFTWARE = 'Windows\\System32\\config\\SOFTWARE'
const runs = { seed: 20_231_102, numRuns: 300 }

test('whatever is damaged in the hive, list and removal end with 0 or an error of DISM', async () => {
  const volume = testImage()
  const files = { 'a.msixbundle': await bundle('Contoso.Reader') }
  const host = fakeHost({ files, openVolume: () => volume })
  await run(host, ['/Image:x', '/Add-ProvisionedAppxPackage', '/PackagePath:a.msixbundle', '/SkipLicense'])
  const intact = readAll(volume.open(SOFTWARE)).slice()
  const damage = fc.array(fc.tuple(fc.nat({ max: intact.length - 1 }), fc.nat({ max: 255 })), {
    minLength: 1,
    maxLength: 24,
  })
  const codes = new Set<number>()
  await fc.assert(
    fc.asyncProperty(damage, async (bytes) => {
      const hive = intact.slice()
      for (const [offset, value] of bytes) hive[offset] = value
      const damaged = testImage()
      damaged.write(SOFTWARE, hive)
      const other = fakeHost({ files, openVolume: () => damaged })
      const name = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
      for (const words of [
        ['/Get-ProvisionedAppxPackages'],
        ['/Remove-ProvisionedAppxPackage', `/PackageName:${name}`],
      ]) {
        const { stdout, exitCode } = await run(other, ['/Image:x', ...words])
        expect(stdout.includes('\r\nError: ')).toBe(exitCode !== 0)
        codes.add(exitCode)
      }
    }),
    runs,
  )
  expect([...codes].sort((a, b) => a - b)).toContain(1015)
})
