import { appPackage, bundle, type AppPackageSpec } from '../../fixtures/index.ts'

/** Where a bad file is found out: as a file, in a package inside it, or by its content alone. */
export type Fault = 'file' | 'member' | 'content'

/** Packages that are bad, by file name, the defect in the name. */
export const BAD_FILES: { readonly [name: string]: Fault } = {
  'no manifest.appx': 'file',
  'no block map.appx': 'file',
  'no content types.appx': 'file',
  'a manifest that is not well-formed.appx': 'file',
  'a name that is reserved.appx': 'file',
  'two applications of one id.appx': 'file',
  'a framework with an application.appx': 'file',
  'another hash in the block map.appx': 'content',
  'no bundle manifest.msixbundle': 'file',
  'a bundle of resource packages alone.msixbundle': 'file',
  'a member of another version.msixbundle': 'member',
  'a member of another publisher.msixbundle': 'member',
  'a member with another hash in its block map.msixbundle': 'content',
}

const NAME = 'Contoso.Bad'

const instead = (end: string, from: string | RegExp, to: string) => (path: string, text: string) =>
  path.endsWith(end) ? text.replace(from, to) : text
const without = (end: string) => (path: string, text: string) => (path.endsWith(end) ? undefined : text)

/** A block map in which the first block of the program has the hash of something else. */
const otherHash = instead('AppxBlockMap.xml', /(App\.exe"[^]*?Hash=")[^"]{8}/, '$1AAAAAAAA')

/** Makes them. */
export async function badFiles(): Promise<{ readonly [name in keyof typeof BAD_FILES]: Uint8Array }> {
  const app = (more: Partial<AppPackageSpec>) => appPackage({ name: NAME, ...more })
  const inside = (editPackage: (spec: AppPackageSpec) => AppPackageSpec) => bundle(NAME, { editPackage })
  return {
    'no manifest.appx': await app({ edit: without('AppxManifest.xml') }),
    'no block map.appx': await app({ edit: without('AppxBlockMap.xml') }),
    'no content types.appx': await app({ edit: without('[Content_Types].xml') }),
    'a manifest that is not well-formed.appx': await app({ edit: instead('AppxManifest.xml', '</Package>', '') }),
    'a name that is reserved.appx': await app({ name: 'con.app' }),
    'two applications of one id.appx': await app({ applications: ['App', 'App'] }),
    'a framework with an application.appx': await app({ framework: true, applications: ['App'] }),
    'another hash in the block map.appx': await app({ edit: otherHash }),
    'no bundle manifest.msixbundle': await bundle(NAME, { edit: without('AppxBundleManifest.xml') }),
    'a bundle of resource packages alone.msixbundle': await bundle(NAME, {
      languages: ['en-US', 'fr-FR'],
      edit: instead('AppxBundleManifest.xml', /<Package Type="application".*?<\/Package>/, ''),
    }),
    'a member of another version.msixbundle': await inside((spec) => ({ ...spec, version: '9.0.0.0' })),
    'a member of another publisher.msixbundle': await inside((spec) => ({ ...spec, publisher: 'CN=Fabrikam' })),
    'a member with another hash in its block map.msixbundle': await inside((spec) => ({ ...spec, edit: otherHash })),
  }
}
