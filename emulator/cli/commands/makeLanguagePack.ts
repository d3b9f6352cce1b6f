import { languagePackCab } from '../../../fixtures/index.ts'
import type { Command } from '../Command.ts'
import { languageOption } from '../languageOption.ts'
import {
  definedOnly,
  oneOf,
  parentsOption,
  versionOption,
  WINDOWS_PACKAGE_OPTIONS,
  windowsPackageSpecOf,
} from '../windowsPackageOptions.ts'
import { writeWindowsPackage } from '../writeWindowsPackage.ts'

/** `dismulator make language-pack`: writes the cabinet of a language pack. */
export const makeLanguagePack: Command = {
  operands: ['file', 'tag'],
  semantics: false,
  options: {
    product: { value: '<name>', describes: 'Client, Server or WinPE (Client)' },
    version: { value: '<version>', describes: 'version, of whose build Windows must be (10.0.26100.1)' },
    ...WINDOWS_PACKAGE_OPTIONS,
  },
  notes: ['example: dismulator make language-pack lp.cab fr-FR --version 10.0.26100.1'],
  run(input) {
    const [file = '', tag = ''] = input.operands
    const [language = tag] = languageOption('tag', tag) ?? []
    const cabinet = languagePackCab(language, {
      ...windowsPackageSpecOf(input),
      ...definedOnly<NonNullable<Parameters<typeof languagePackCab>[1]>>({
        product: oneOf('product', input.option('product'), ['Client', 'Server', 'WinPE']),
        version: versionOption(input, 'version'),
        parents: parentsOption(input),
      }),
    })
    return writeWindowsPackage(file, cabinet)
  },
}
