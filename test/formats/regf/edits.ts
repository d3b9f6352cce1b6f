import * as fc from 'fast-check'
import type { Hive } from '../../../src/formats/regf/Hive.ts'
import type { ModelKey } from './hiveModel.ts'
import { createInModel, deleteInModel, deleteValueInModel, setInModel } from './hiveModel.ts'

/** One change of a hive, as data. `many` names are `<prefix>0` and so on, made in an order of their own. */
export type Edit =
  | { readonly do: 'createKey'; readonly path: string }
  | { readonly do: 'deleteKey'; readonly path: string }
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
  const { path } = change
  let agreed = true
  const createKey = (path: string): void => {
    hive.createKey(path)
    createInModel(model, path, now)
  }
  const deleteKey = (path: string): void => {
    agreed &&= hive.deleteKey(path) === deleteInModel(model, path, now)
  }
  const setValue = (name: string, type: number, data: Uint8Array): void => {
    hive.setValue(path, name, type, data)
    setInModel(model, path, name, type, data, now)
  }
  if (change.do === 'createKey') createKey(path)
  else if (change.do === 'deleteKey') deleteKey(path)
  else if (change.do === 'setValue') setValue(change.name, change.type, change.data)
  else if (change.do === 'deleteValue') {
    agreed = hive.deleteValue(path, change.name) === deleteValueInModel(model, path, change.name, now)
  } else {
    for (const [index, name] of shuffled(change).entries()) {
      if (change.do === 'createMany') createKey(below(path, name))
      else if (change.do === 'setMany') setValue(name, 3, new Uint8Array((index * 37) % 300).fill(index))
      else if (index % change.step === 0) deleteKey(below(path, name))
    }
  }
  return agreed
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
        .map(([path, name, { type, data }]) => ({ do: 'setValue' as const, path, name, type, data })),
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
