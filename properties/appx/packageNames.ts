import { PUBLISHERS, type Publisher } from '../specs/publishers.ts'

/** What a full name is made of; neutral, of no resources and of Contoso by default. */
export interface NameParts {
  readonly version?: string
  readonly architecture?: string
  /** `~` for a bundle. */
  readonly resourceId?: string
  readonly publisher?: Publisher
}

/** The full name of a package. */
export function fullNameOf(name: string, parts: NameParts = {}): string {
  const { version = '1.0.0.0', architecture = 'neutral', resourceId = '', publisher = 'CN=Contoso' } = parts
  return [name, version, architecture, resourceId, PUBLISHERS[publisher]].join('_')
}

/** The package family of a name. */
export function familyNameOf(name: string, publisher: Publisher = 'CN=Contoso'): string {
  return `${name}_${PUBLISHERS[publisher]}`
}

/** The folder of a package. */
export function folderOf(fullName: string): string {
  return `Program Files\\WindowsApps\\${fullName}`
}

/** Where the keys of app packages are, in SOFTWARE. */
export const STORE = 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore'
