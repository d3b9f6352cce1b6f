import { expect, test } from 'vitest'
import { componentKeyForm } from '../../../src/formats/mum/componentKeyForm.ts'

const TOKEN = '31bf3856ad364e35'

test('the key form of a component: the servicing stack of a real Windows 8.1', () => {
  expect(
    componentKeyForm({
      name: 'Microsoft-Windows-ServicingStack',
      publicKeyToken: TOKEN,
      architecture: 'amd64',
      language: '',
      version: '6.3.9600.18384',
    }),
  ).toBe('amd64_microsoft-windows-servicingstack_31bf3856ad364e35_6.3.9600.18384_none_fa1d93c39b41b41a')
})

test('what is too long is cut in its middle, what is missing is none', () => {
  const long = {
    name: 'Contoso-A-Name-That-Is-Longer-Than-Forty-Characters',
    publicKeyToken: '',
    architecture: 'x86',
    language: 'sr-Latn-RS',
    version: '1.0.0.0',
  }
  expect(componentKeyForm(long)).toMatch(
    /^x86_contoso-a-name-that\.\.an-forty-characters_none_1\.0\.0\.0_sr-\.\.-rs_[0-9a-f]{16}$/,
  )
  expect(componentKeyForm({ ...long, name: long.name.toUpperCase() })).toBe(componentKeyForm(long))
  expect(componentKeyForm({ ...long, version: '1.0.0.1' })).not.toBe(componentKeyForm(long))
})
