import fc from 'fast-check'
import type { FoundImage, FoundPackage } from '../updates/FoundImage.ts'

const found: fc.Arbitrary<FoundPackage> = fc.record({
  letter: fc.constantFrom('A', 'B', 'C'),
  token: fc.constantFrom('31bf3856ad364e35', '0123456789abcdef'),
  state: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(0x70, 5, 0x60, 0x50) },
    { weight: 1, arbitrary: fc.constantFrom(0, 0x10, 0x20, 0x30, 0x40, 0x65, 0x80, 0x71, undefined) },
  ),
  visibility: fc.constantFrom(1, 1, 1, 2, undefined),
  timed: fc.boolean(),
  manifest: fc.constantFrom(
    ...(['Update', 'Update', 'Update', 'Update', 'Driver', 'Language Pack', 'Strange'] as const),
    ...(['FOUNDATION', 'Product', 'none', 'broken'] as const),
  ),
  restart: fc.boolean(),
  permanent: fc.constantFrom(false, false, false, false, true),
  owner: fc.constantFrom('itself', 'itself', 'itself', 'another', 'both', 'none', 'for good', 'nobody any more'),
  noted: fc.constantFrom(false, false, true),
})

/** An image with a few packages in all states there are. */
export function foundImage(): fc.Arbitrary<FoundImage> {
  return fc.record({
    packages: fc.uniqueArray(found, { selector: ({ letter, token }) => letter + token, minLength: 1, maxLength: 4 }),
    online: fc.boolean(),
    table: fc.boolean(),
    started: fc.constantFrom(false, false, true),
    removed: fc.oneof(
      { weight: 2, arbitrary: fc.nat({ max: 3 }) },
      { weight: 1, arbitrary: fc.constantFrom('en-US', 'fr-FR', 'staged', 'foundation', 'edition') },
    ),
    bare: fc.boolean(),
    speaks: fc.constantFrom('en-US', 'fr-FR'),
    tokenless: fc.constantFrom(false, false, true),
    misversioned: fc.constantFrom(false, false, false, true),
  })
}
