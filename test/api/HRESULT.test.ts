import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { HRESULTS } from '../../src/api/index.ts'
import { IMAGE_ERRORS } from '../../src/errors/imageErrors.ts'
import { MOUNT_CODES } from '../../src/errors/mountCodes.ts'
import { SERVICING_STACK_CODES } from '../../src/errors/servicingStackCodes.ts'
import { SERVICING_STACK_ERRORS } from '../../src/errors/servicingStackErrors.ts'

const shared = process.env['DISMULATOR_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const facts = `${shared}/reference/cbs-and-cab.md`
const missing = !existsSync(facts)
const text = missing ? '' : readFileSync(facts, 'utf8')
const numbers = new Set<number>(Object.values(HRESULTS))
const title = (what: string) => `${what}, as far as ${facts} is there`

describe('HRESULTS', () => {
  test('a code is in one table', () => {
    const errors = [...Object.values(SERVICING_STACK_ERRORS), ...Object.values(IMAGE_ERRORS)]
    const known = new Set<number>(errors.map(({ hresult }) => hresult))
    const codes = [...Object.values(SERVICING_STACK_CODES), ...Object.values(MOUNT_CODES)]
    expect(codes.filter((code) => known.has(code))).toEqual([])
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('names of the servicing stack and of mounting have their numbers', () => {
    expect(HRESULTS).toMatchObject({
      CBS_S_STACK_SHUTDOWN_REQUIRED: 0xf0803,
      CBS_E_INVALID_PACKAGE: 0x800f0805,
      CBS_E_ILLEGAL_COMPONENT_UPDATE: 0x800f0822,
      CBS_E_SOURCE_MISSING_FROM_WU_CAB: 0x800f0948,
      PSFX_E_MATCHING_BINARY_MISSING: 0x800f0984,
      MOUNT_DIRECTORY_NOT_EMPTY: 0xc1420114,
      MOUNT_PARTIALLY_UNMOUNTED: 0xc1420117,
      IMAGE_BEING_SERVICED: 0xc15101fd,
    })
  })

  test.skipIf(missing)(title('every name of the servicing stack'), () => {
    const named = [...text.matchAll(/^- 0x(800F[0-9A-F]{4}) \(?((?:CBS|PSFX)_[ES]_\w+)/gm)]
    expect(named.length).toBeGreaterThan(80)
    const wanted = named.map(([, code, name]) => [name, Number(`0x${code}`)])
    expect(Object.fromEntries(wanted)).toEqual(
      Object.fromEntries(wanted.map(([name]) => [name, HRESULTS[name as keyof typeof HRESULTS]])),
    )
  })

  test.skipIf(missing)(title('every number of the servicing stack, of wimgapi and of DISM that has a meaning'), () => {
    // 0xC15101F5-F7 say the same thrice and have no names.
    const lines = text.split('\n').filter((line) => /^- 0x(800F|C142|C151)/.test(line))
    const all = lines.flatMap((line) => [...line.matchAll(/0x((?:800F|C142|C151)[0-9A-F]{4})\b(?!-)/g)])
    const ours = all.map(([, code]) => Number(`0x${code}`))
    expect(ours.filter((code) => !numbers.has(code)).map((code) => code.toString(16))).toEqual([])
  })
})
