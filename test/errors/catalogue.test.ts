import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ERRORS, type ErrorText } from '../../src/errors/catalogue.ts'
import { API_ERRORS } from '../../src/errors/apiErrors.ts'
import { APPX_PROVIDER_ERRORS } from '../../src/errors/appxProviderErrors.ts'
import { COMMAND_LINE_ERRORS } from '../../src/errors/commandLineErrors.ts'
import { DEPLOYMENT_ERRORS } from '../../src/errors/deploymentErrors.ts'
import { DismError } from '../../src/errors/DismError.ts'
import { EDITION_ERRORS } from '../../src/errors/editionErrors.ts'
import { DRIVER_ERRORS } from '../../src/errors/driverErrors.ts'
import { IMAGE_ERRORS } from '../../src/errors/imageErrors.ts'
import { PACKAGING_ERRORS } from '../../src/errors/packagingErrors.ts'
import { SERVICING_STACK_ERRORS } from '../../src/errors/servicingStackErrors.ts'
import { WIN32_ERRORS } from '../../src/errors/win32Errors.ts'

const shared = process.env['DISMULATOR_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const facts = `${shared}/reference/install-errors.json`
const entries: [string, ErrorText][] = Object.entries(ERRORS)

describe('the catalogue', () => {
  test('no family hides an entry of another', () => {
    const families = [
      API_ERRORS,
      APPX_PROVIDER_ERRORS,
      COMMAND_LINE_ERRORS,
      DEPLOYMENT_ERRORS,
      EDITION_ERRORS,
      DRIVER_ERRORS,
      IMAGE_ERRORS,
      PACKAGING_ERRORS,
      SERVICING_STACK_ERRORS,
      WIN32_ERRORS,
    ]
    expect(families.reduce((sum, family) => sum + Object.keys(family).length, 0)).toBe(entries.length)
  })

  test.each(entries)('%s is a failure with lines that end in a word or stop', (_, { hresult, message }) => {
    expect(hresult).toBe(hresult >>> 0)
    expect(hresult).toBeGreaterThan(0x7fff_ffff)
    expect(message).not.toMatch(/[ \t\r](\n|$)|^\n|\n$/)
  })

  test.skipIf(!existsSync(facts))(
    `deployment codes and texts are those of winerror.h, as far as ${facts} is there`,
    () => {
      const known: { errors: { hresult: string; name: string; family: string; message: string }[] } = JSON.parse(
        readFileSync(facts, 'utf8'),
      )
      const deployment = known.errors.filter(({ family }) => family === 'deployment' || family === 'store-licence')
      expect(
        deployment.map(({ hresult, name, message }) => [
          name.replace('ERROR_', '').replace(/^STORE_/, 'STORE_ERROR_'),
          { hresult: Number(hresult), message },
        ]),
      ).toEqual(Object.entries<ErrorText>(DEPLOYMENT_ERRORS).map(([name, entry]) => [name, { ...entry }]))
    },
  )
})

describe('DismError', () => {
  test('puts its arguments into the text and keeps its detail apart', () => {
    const error = new DismError('INVALID_ARGUMENT', 'region zz is none', { args: ['zz', '/Region'] })
    expect(error.text.split('\n')[0]).toBe('The zz argument given for the /Region option is invalid.')
    expect(error.hresult).toBe(0x80070057)
    expect(error.message).toBe('INVALID_ARGUMENT: region zz is none')
  })

  test('an argument that looks like a placeholder is left alone', () => {
    expect(new DismError('UNRECOGNIZED_WORD', '', { args: ['%1'] }).text).toContain('option "%1".')
  })
})
