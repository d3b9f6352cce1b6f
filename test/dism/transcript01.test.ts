import { expect, test } from 'vitest'
import { appPackage, bundle } from '../../fixtures/index.ts'
import type { PackageArchitecture } from '../../src/formats/appx/PackageIdentity.ts'
import { fakeHost, run } from './fakeHost.ts'
import { testImage } from './testImage.ts'
import { transcript, transcriptsMissing } from './transcript.ts'

/** Publishers of the packages in the list, by their ids. */
const PUBLISHERS: { readonly [publisherId: string]: string } = {
  '8wekyb3d8bbwe': 'CN=Microsoft Corporation, O=Microsoft Corporation, L=Redmond, S=Washington, C=US',
  cw5n1h2txyewy: 'CN=Microsoft Windows, O=Microsoft Corporation, L=Redmond, S=Washington, C=US',
  yxz26nhyzhsrt: 'CN=33F0F141-36F3-4EC2-A77D-51B53D0BA0E4',
}

const ARCHITECTURES: readonly PackageArchitecture[] = ['neutral', 'x64']

test.skipIf(transcriptsMissing)(
  `48 adds give the list ${transcriptsMissing ?? 'as transcript 01, byte for byte'}, then one goes and one is updated`,
  async () => {
    const expected = transcript('01')
    const apps = [...expected.matchAll(/PackageName : (.*)\r\nRegions : (.*)\r\n/g)].map(
      ([, fullName = '', regions]) => {
        const [name = '', version = '', architecture = '', resourceId = '', publisherId = ''] = fullName.split('_')
        return { name, version, architecture, bundled: resourceId === '~', publisher: PUBLISHERS[publisherId], regions }
      },
    )
    expect(apps).toHaveLength(48)
    const files: { [path: string]: Uint8Array } = {}
    const volume = testImage()
    const host = fakeHost({ files, openVolume: () => volume })
    const dism = (...words: string[]) => run(host, ['/English', '/Image:C:\\mount', ...words])
    for (const { name, version, architecture, bundled, publisher, regions } of apps.toReversed()) {
      const spec = { version, publisher }
      const own = ARCHITECTURES.find((each) => each === architecture)
      files[name] = bundled ? await bundle(name, spec) : await appPackage({ ...spec, name, architecture: own })
      const added = await dism(
        '/Add-ProvisionedAppxPackage',
        `/PackagePath:${name}`,
        '/SkipLicense',
        `/Region:${regions}`,
      )
      expect(added.exitCode).toBe(0)
    }
    expect((await dism('/Get-ProvisionedAppxPackages')).stdout).toBe(expected)

    const gone = 'Microsoft.BingNews_4.1.24002.0_neutral_~_8wekyb3d8bbwe'
    expect((await dism('/Remove-ProvisionedAppxPackage', `/PackageName:${gone}`)).exitCode).toBe(0)
    const publisher = PUBLISHERS['8wekyb3d8bbwe']
    files['update'] = await bundle('Microsoft.GetHelp', { version: '11.0.0.0', publisher })
    const update = ['/PackagePath:update', '/SkipLicense', '/Region:all']
    expect((await dism('/Add-ProvisionedAppxPackage', ...update)).exitCode).toBe(0)
    const record = expected.slice(
      expected.indexOf('DisplayName : Microsoft.BingNews'),
      expected.indexOf('DisplayName : Microsoft.BingSearch'),
    )
    expect((await dism('/Get-ProvisionedAppxPackages')).stdout).toBe(
      expected.replace(record, '').replaceAll('10.2407.40222.0', '11.0.0.0'),
    )
  },
)
