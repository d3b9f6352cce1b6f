import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesSource, readAll, type ByteSource } from '../../../src/formats/ByteSource.ts'
import { editProvisioningList } from '../../../src/servicing/appx/editProvisioningList.ts'
import { packageLine, provisioningListText } from '../../../src/servicing/appx/provisioningListForm.ts'

const FAMILIES = ['Contoso.Old_h91ms92gdsmmt']

const fileOf = (apps: ReadonlyMap<string, string>) =>
  new TextEncoder().encode(
    provisioningListText(
      FAMILIES,
      [...apps.keys()]
        .toSorted()
        .map((name) => apps.get(name)!)
        .join(''),
    ),
  )

/** An app's line, and those of some packages. */
function linesOf(fullName: string, packages: number): string {
  const members = Array.from({ length: packages }, (_, index) =>
    packageLine({ fullName: `${fullName}.${index}`, type: index % 2 ? 'resource' : undefined, inBundle: true }),
  )
  return packageLine({ fullName, type: packages > 0 ? 'bundle' : undefined }) + members.join('')
}

/** Names that lie close together and differ by case too, so that edits meet. */
const name = fc
  .tuple(fc.constantFrom('Contoso.App', 'contoso.app', 'Contoso.App_'), fc.nat(400))
  .map((two) => two.join(''))
const edit = fc.record({
  gone: fc.array(name, { maxLength: 3 }),
  added: fc.option(fc.record({ fullName: name, packages: fc.nat(3) }), { nil: undefined }),
})

interface Edit {
  readonly gone: readonly string[]
  readonly added: { readonly fullName: string; readonly packages: number } | undefined
}

/** The apps after an edit. */
function edited(apps: ReadonlyMap<string, string>, { gone, added }: Edit): ReadonlyMap<string, string> {
  const result = new Map(apps)
  for (const one of gone) result.delete(one.toUpperCase())
  if (added) result.set(added.fullName.toUpperCase(), linesOf(added.fullName, added.packages))
  return result
}

function editOf(source: ByteSource, { gone, added }: Edit, count: number): ByteSource | undefined {
  const lines = added && { fullName: added.fullName, lines: () => linesOf(added.fullName, added.packages) }
  return editProvisioningList(source, gone, lines, count)
}

test('One edit after another gives the file that is written from all apps, and so does each of a list read anew', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { maxLength: 300, selector: (one) => one.toUpperCase() }),
      fc.array(edit, { minLength: 1, maxLength: 60 }),
      fc.nat(),
      fc.nat(3000),
      (names, edits, offset, length) => {
        let apps: ReadonlyMap<string, string> = new Map(names.map((one) => [one.toUpperCase(), linesOf(one, 1)]))
        let source = bytesSource(fileOf(apps))
        for (const each of edits) {
          const anew = bytesSource(readAll(source))
          apps = edited(apps, each)
          const before = readAll(source)
          const next = editOf(source, each, apps.size)
          expect(readAll(source)).toEqual(before)
          source = next!
          expect(readAll(source)).toEqual(fileOf(apps))
          expect(readAll(editOf(anew, each, apps.size)!)).toEqual(fileOf(apps))
        }
        const whole = readAll(source)
        expect(source.size).toBe(whole.length)
        const from = offset % (whole.length + 10)
        expect(source.read(from, length)).toEqual(whole.slice(from, from + length))
      },
    ),
    { numRuns: 60 },
  )
})

test('A list that has more or fewer apps than are provisioned is not edited', () => {
  const source = bytesSource(fileOf(new Map([['A', linesOf('A', 0)]])))
  const b = { fullName: 'B', packages: 0 }
  for (const count of [1, 3]) expect(editOf(source, { gone: [], added: b }, count)).toBeUndefined()
  const two = editOf(source, { gone: [], added: b }, 2)!
  expect(editOf(two, { gone: ['C'], added: undefined }, 1)).toBeUndefined()
  expect(editOf(two, { gone: ['b'], added: undefined }, 1)!.size).toBe(source.size)
})
