import { languagePackCab } from '../../fixtures/languagePackCab.ts'
import { bytesSource } from '../../src/formats/ByteSource.ts'
import type { ImageReader } from '../../src/image/WindowsImage.ts'
import { cabinetContainer } from '../../src/servicing/packages/openPackageContainer.ts'
import { parsePackageIdentity } from '../../src/servicing/packages/packageIdentity.ts'
import { packageSource, type PackageSource } from '../../src/servicing/packages/PackageSource.ts'
import { readPackages } from '../../src/servicing/packages/readPackages.ts'

/** What Windows stands on. */
const BASE = /^Microsoft-Windows-(Foundation|WinPE)-Package$/i

/**
 * The language pack that fits an image. One without the package that Windows stands on takes any.
 * @param tag as Windows writes it
 */
export function languagePackFor(tag: string, image: ImageReader): PackageSource {
  const base = readPackages(image)
    .map(({ identity }) => parsePackageIdentity(identity))
    .find((identity) => identity !== undefined && BASE.test(identity.name))
  const { version, installationType } = image.identity()
  const cab = languagePackCab(tag, {
    product: installationType === 'WindowsPE' ? 'WinPE' : installationType.startsWith('Server') ? 'Server' : 'Client',
    version: base?.version ?? version,
    architecture: image.architecture(),
    ...(!base && { parents: [] }),
  })
  const alone = { readFile: () => undefined, beside: (_: string, name: string) => name }
  return packageSource(cabinetContainer(alone, bytesSource(cab), `${tag}.cab`))
}
