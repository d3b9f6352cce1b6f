import { bundle } from '../../../fixtures/index.ts'
import type { Command } from '../Command.ts'
import { architectures, PACKAGE_OPTIONS, packageSpecOf } from '../packageOptions.ts'
import { writePackage } from '../writePackage.ts'

/** `dismulator make bundle`: writes a bundle, unsigned: app packages, and a resource package a language, scale and level. */
export const makeBundle: Command = {
  operands: ['file'],
  options: {
    ...PACKAGE_OPTIONS,
    'default-language': { value: '<tag>', describes: 'the language inside the app packages (the first)' },
    architectures: { value: '<name,…>', describes: 'an app package each: neutral, or x86, x64, arm, arm64 (neutral)' },
    stub: { describes: 'add a stub to every app package' },
  },
  notes: [
    'example: dismulator make bundle reader.msixbundle --name Contoso.Reader --languages en-US,fr-FR --scales 100,200',
  ],
  async run(input) {
    const [file = ''] = input.operands
    const { name, ...spec } = packageSpecOf(input)
    const bytes = await bundle(name, {
      ...spec,
      defaultLanguage: input.option('default-language'),
      architectures: architectures(input.option('architectures')),
      stub: input.flag('stub'),
    })
    return writePackage(file, bytes)
  },
}
