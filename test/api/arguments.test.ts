import { beforeAll, describe, expect, test } from 'vitest'
import { driver } from '../../fixtures/index.ts'
import { DismPackageIdentifier, HRESULTS, type DismApi } from '../../src/api/index.ts'
import { PARAMETERS } from '../../src/api/parameters.ts'
import { apiMachine, lastError, opened, OFFLINE } from './apiSession.ts'

const { S_OK, E_INVALIDARG } = HRESULTS

async function session() {
  const machine = apiMachine()
  for (const [name, bytes] of Object.entries(driver('contosonet'))) machine.write(`C:\\in\\${name}`, bytes)
  const { api } = machine
  await api.DismInitialize(2, null, null)
  return { api, id: await opened(api, OFFLINE) }
}

/** What fits each type, and what does not. */
const VALUES = {
  any: { fits: 0, wrong: [] },
  text: { fits: 'text', wrong: [5, {}, true, [], Symbol('text')] },
  texts: { fits: null, wrong: ['C:\\in', 5, {}, [5]] },
  pointer: { fits: { value: 0 }, wrong: [null, undefined, 5, 'text', Object.freeze({ value: 0 })] },
  'optional pointer': { fits: null, wrong: [5, 'text'] },
  event: { fits: null, wrong: [5, {}, 'text'] },
  callback: { fits: null, wrong: [5, {}, 'text'] },
}

const table = Object.entries(PARAMETERS).flatMap(([name, types]) =>
  types.flatMap((type, index) => (VALUES[type].wrong.length > 0 ? [{ name, types, type, index }] : [])),
)

describe('arguments of another type', () => {
  let shared: Awaited<ReturnType<typeof session>>
  beforeAll(async () => {
    shared = await session()
  })
  test.each(table)(
    '$name, argument $index is no $type: refused, and nothing is written (api.argument.type)',
    async (row) => {
      const { api, id } = shared
      const functions: { readonly [name: string]: unknown } = { ...api }
      const called = functions[row.name]
      if (typeof called !== 'function') throw new Error(`there is no ${row.name}`)
      for (const wrong of VALUES[row.type].wrong) {
        const written = row.types.map(() => ({ value: 'untouched' }))
        const given = row.types.map((type, index) => {
          if (index === row.index) return wrong
          if (type === 'pointer') return written[index]
          return index === 0 && row.name !== 'DismInitialize' ? id : VALUES[type].fits
        })
        const hresult: unknown = await Reflect.apply(called, undefined, given)
        expect({ wrong, hresult }).toEqual({ wrong, hresult: E_INVALIDARG })
        expect(new Set(written.map(({ value }) => value))).toEqual(new Set(['untouched']))
      }
    },
  )

  test('no session has leaked', async () => {
    expect(await shared.api.DismCloseSession(shared.id)).toBe(S_OK)
    expect(await shared.api.DismShutdown()).toBe(S_OK)
  })

  test('their text is told, but for that of DismGetLastErrorMessage; NULL is one where it may be (api.argument.type)', async () => {
    const { api, id } = await session()
    expect(await api.DismRemoveDriver(id, 'oem7.inf')).toBe(HRESULTS.ERROR_FILE_NOT_FOUND)
    expect(await Reflect.apply(api.DismGetLastErrorMessage, undefined, [null])).toBe(E_INVALIDARG)
    expect(await lastError(api)).toMatch(/cannot find the file/)
    expect(await api.DismGetDriverInfo(id, 'C:\\in\\contosonet.inf', { value: null }, { value: 0 }, null)).toBe(S_OK)
    expect(await lastError(api)).toBeUndefined()
  })
})

test.each<[readonly string[] | null, number, number]>([
  [['C:\\in'], 1, S_OK],
  [['C:\\in'], 5, E_INVALIDARG],
  [['C:\\in'], -1, E_INVALIDARG],
  [['C:\\in'], 0.5, E_INVALIDARG],
  [null, 3, E_INVALIDARG],
  [null, 0, S_OK],
])(
  'DismEnableFeature with SourcePaths %j and SourcePathCount %d (api.argument.given)',
  async (paths, count, expected) => {
    const { api, id } = await session()
    const enable = (...sources: [readonly string[] | null, number]) =>
      api.DismEnableFeature(
        id,
        'TelnetClient',
        null,
        DismPackageIdentifier.DismPackageNone,
        true,
        ...sources,
        false,
        null,
        null,
        null,
      )
    expect(await enable(paths, count)).toBe(expected)
  },
)

test('a Progress that throws leaves no failure to tell', async () => {
  const { api, id } = await session()
  expect(await api.DismRemoveDriver(id, 'oem7.inf')).toBe(HRESULTS.ERROR_FILE_NOT_FOUND)
  const failing: Parameters<DismApi['DismCheckImageHealth']>[3] = () => {
    throw new RangeError('mine')
  }
  await expect(api.DismCheckImageHealth(id, true, null, failing, null, { value: 0 })).rejects.toThrow('mine')
  expect(await lastError(api)).toBeUndefined()
})
