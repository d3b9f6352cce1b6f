import fc from 'fast-check'
import type { Hive } from '../../../src/formats/regf/Hive.ts'
import type { ModelKey } from './hiveModel.ts'
import { createInModel, deleteInModel, deleteValueInModel, findInModel, setInModel } from './hiveModel.ts'

/** One change of a hive, as data. `many` names are `<prefix>0` and so on, made in an order of their own. */
export type Edit =
  | { readonly do: 'createKey' | 'deleteKey'; readonly path: string }
  | {
      readonly do: 'setValue'
      readonly path: string
      readonly name: string
      readonly type: number
      readonly data: Uint8Array
    }
  | { readonly do: 'deleteValue'; readonly path: string; readonly name: string }
  | { readonly do: 'createMany'; readonly path: string; readonly prefix: string; readonly count: number }
  | {
      readonly do: 'deleteMany'
      readonly path: string
      readonly prefix: string
      readonly count: number
      readonly step: number
    }
  | { readonly do: 'setMany'; readonly path: string; readonly prefix: string; readonly count: number }

/** Makes a change both to a hive and to its model; says whether they agree on what there was to delete. */
export function edit(hive: Hive, model: ModelKey, change: Edit, now: bigint): boolean {
  switch (change.do) {
    case 'createKey':
      hive.createKey(change.path)
      createInModel(model, change.path, now)
      return true
    case 'deleteKey':
      return hive.deleteKey(change.path) === deleteInModel(model, change.path, now)
    case 'setValue':
      hive.setValue(change.path, change.name, change.type, change.data)
      setInModel(model, change.path, change.name, change.type, change.data, now)
      return true
    case 'deleteValue':
      return hive.deleteValue(change.path, change.name) === deleteValueInModel(model, change.path, change.name, now)
    case 'createMany':
      for (const name of shuffled(change)) {
        hive.createKey(below(change.path, name))
        createInModel(model, below(change.path, name), now)
      }
      return true
    case 'deleteMany':
      for (const name of shuffled(change).filter((_, index) => index % change.step === 0)) {
        if (hive.deleteKey(below(change.path, name)) !== deleteInModel(model, below(change.path, name), now))
          return false
      }
      return findInModel(model, change.path) !== undefined || hive.key(change.path) === undefined
    case 'setMany':
      for (const [index, name] of shuffled(change).entries()) {
        const data = new Uint8Array((index * 37) % 300).fill(index)
        hive.setValue(change.path, name, 3, data)
        setInModel(model, change.path, name, 3, data, now)
      }
      return true
  }
}

function shuffled({ prefix, count }: { prefix: string; count: number }): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${(index * 7919 + 13) % count}`)
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}\\${name}`
}

/** Sizes around every limit: inline, one cell, segments of big data. */
const sizes = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 9 }), weight: 4 },
  { arbitrary: fc.integer({ min: 10, max: 600 }), weight: 4 },
  { arbitrary: fc.constantFrom(4060, 4064, 8188, 16343, 16344, 16345, 16352, 32688, 32689, 100_000), weight: 1 },
)

/** Any bytes of such a size. */
export const anyData = fc
  .tuple(sizes, fc.nat(0xffffff))
  .map(([size, seed]) => Uint8Array.from({ length: size }, (_, at) => (Math.imul(at + 1, 2_654_435_761) ^ seed) >>> 13))

/** Changes of a hive whose keys and values have some names and whose values some types and data. */
export function editsOf(
  keyNames: readonly string[],
  valueNames: readonly string[],
  value: fc.Arbitrary<{ type: number; data: Uint8Array }>,
): fc.Arbitrary<Edit[]> {
  const path = fc.array(fc.constantFrom(...keyNames), { minLength: 1, maxLength: 4 }).map((names) => names.join('\\'))
  const anyPath = fc.oneof({ arbitrary: path, weight: 9 }, { arbitrary: fc.constant(''), weight: 1 })
  const name = fc.constantFrom(...valueNames)
  const prefix = fc.constantFrom('k', 'K', 'Ä', '水')
  const count = fc.oneof(
    { arbitrary: fc.integer({ min: 1, max: 60 }), weight: 6 },
    fc.integer({ min: 1000, max: 1400 }),
  )
  const one = fc.oneof(
    { arbitrary: fc.record({ do: fc.constant('createKey' as const), path }), weight: 6 },
    { arbitrary: fc.record({ do: fc.constant('deleteKey' as const), path }), weight: 4 },
    {
      arbitrary: fc
        .tuple(anyPath, name, value)
        .map(([path, name, value]) => ({ do: 'setValue' as const, path, name, ...value })),
      weight: 12,
    },
    { arbitrary: fc.record({ do: fc.constant('deleteValue' as const), path: anyPath, name }), weight: 4 },
    { arbitrary: fc.record({ do: fc.constant('createMany' as const), path: anyPath, prefix, count }), weight: 1 },
    {
      arbitrary: fc.record({
        do: fc.constant('deleteMany' as const),
        path: anyPath,
        prefix,
        count,
        step: fc.integer({ min: 1, max: 5 }),
      }),
      weight: 1,
    },
    {
      arbitrary: fc.record({
        do: fc.constant('setMany' as const),
        path: anyPath,
        prefix,
        count: fc.integer({ min: 1, max: 200 }),
      }),
      weight: 1,
    },
  )
  return fc.array(one, { minLength: 1, maxLength: 40, size: 'max' })
}
