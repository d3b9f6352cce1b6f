import { bundleBytes, packageBytes } from './fileBytes.ts'
import type { GivenFile } from './dependencyStory.ts'

/** The library, or what is none. */
export async function libraryBytes({ kind, architecture, version }: GivenFile): Promise<Uint8Array | string> {
  const common = { name: 'Contoso.Library', architecture, version }
  switch (kind) {
    case 'library':
      return packageBytes({ ...common, framework: true })
    case 'another library':
      return packageBytes({ ...common, name: 'Contoso.Library.More', framework: true })
    case 'library with dependencies':
      return packageBytes({ ...common, framework: true, dependencies: [{ name: 'Contoso.Another' }] })
    case 'app':
      return packageBytes(common)
    case 'resource':
      return packageBytes({ ...common, resourcePackage: true, resourceId: 'split.scale-100', scales: [100] })
    case 'bundle':
      return bundleBytes({ name: 'Contoso.Library', version, architectures: [architecture] })
    case 'text':
      return 'no package'
  }
}
