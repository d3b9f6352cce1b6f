import type { Publisher } from '../specs/publishers.ts'
import { familyNameOf, fullNameOf } from './packageNames.ts'

/** What is known of a package of the pool. */
export interface Pooled {
  readonly name: string
  readonly version: string
  readonly publisher?: Publisher
  readonly bundle?: true
  /** Its app package has a stub beside it. */
  readonly stub?: true
  readonly needsLibrary?: true
  /** The apps that it is an optional package of: name and publisher. */
  readonly mains?: readonly (readonly [name: string, publisher: Publisher])[]
}

/** Packages by the names of their files: apps, and optional packages of apps. */
export const POOL = {
  reader: { name: 'Contoso.Reader', version: '1.2.3.4', bundle: true, stub: true, needsLibrary: true },
  'newer reader': { name: 'Contoso.Reader', version: '1.10.3.4', bundle: true, stub: true, needsLibrary: true },
  writer: { name: 'Contoso.Writer', version: '1.0.0.0' },
  drawer: { name: 'Contoso.Drawer', version: '1.0.0.0', bundle: true },
  plugin: { name: 'Contoso.Plugin', version: '1.0.0.0', mains: [['Contoso.Reader', 'CN=Contoso']] },
  'newer plugin': { name: 'Contoso.Plugin', version: '2.0.0.0', mains: [['Contoso.Reader', 'CN=Contoso']] },
  'bundle of plugins': {
    name: 'Contoso.More',
    version: '1.0.0.0',
    bundle: true,
    mains: [['contoso.reader', 'CN=Contoso']],
  },
  'plugin of two': {
    name: 'Contoso.Two',
    version: '1.0.0.0',
    mains: [
      ['Contoso.Writer', 'CN=Contoso'],
      ['Contoso.Reader', 'CN=Contoso'],
    ],
  },
  'plugin by another': {
    name: 'Fabrikam.Plugin',
    version: '1.0.0.0',
    publisher: 'CN=Fabrikam',
    mains: [['Contoso.Reader', 'CN=Contoso']],
  },
  'plugin of another': {
    name: 'Fabrikam.Own',
    version: '1.0.0.0',
    publisher: 'CN=Fabrikam',
    mains: [['Contoso.Reader', 'CN=Fabrikam']],
  },
  'reader for itself': { name: 'Contoso.Reader', version: '9.0.0.4', mains: [['Contoso.Reader', 'CN=Contoso']] },
} as const satisfies { readonly [name: string]: Pooled }

export type PoolName = keyof typeof POOL

/** Files of the library that some apps need, all of one name, by what is in them. */
export const LIBRARIES = {
  library: 'the library',
  'the same': 'the library',
  'other content': 'another library',
} as const

/** The full name that lists show. */
export function nameOf({ name, version, bundle, publisher }: Pooled): string {
  return fullNameOf(name, { version, ...(bundle && { resourceId: '~' }), ...(publisher && { publisher }) })
}

/** The family. */
export function familyOf({ name, publisher }: Pooled): string {
  return familyNameOf(name, publisher)
}
