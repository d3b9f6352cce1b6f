import { bundle } from '../../../fixtures/index.ts'
import type { Command } from '../Command.ts'
import { architectures, PACKAGE_OPTIONS, packageSpecOf } from '../packageOptions.ts'
import { UsageError } from '../UsageError.ts'
import { writePackage } from '../writePackage.ts'

/** `dismulator make bundle`: writes a bundle, unsigned: app packages, and a resource package a language, scale and level. */
export const makeBundle: Command = {
  operands: ['file'],
  semantics: false,
  options: {
    ...PACKAGE_OPTIONS,
    'default-language': { value: '<tag>', describes: 'the language inside the app packages (the first)' },
    architectures: { value: '<name,…>', describes: 'an app package each: neutral, or x86, x64, arm, arm64 (neutral)' },
    stub: { describes: 'add a stub to every app package, whose revision is then 1 where the bundle has 0' },
  },
  notes: [
    'example: dismulator make bundle reader.msixbundle --name Contoso.Reader --languages en-US,fr-FR --scales 100,200',
  ],
  async run(input) {
    const [file = ''] = input.operands
    const { name, ...spec } = packageSpecOf(input)
    const stub = input.flag('stub')
    if (stub && spec.schema === '2010') throw new UsageError('--stub: bundles of Windows 8.1 have no stubs')
    // A stub has the version of its full package with revision 0, so the full one must have another.
    const innerVersion = stub ? (spec.version ?? '1.0.0.0').replace(/\.0$/, '.1') : undefined
    const bytes = await bundle(name, {
      ...spec,
      defaultLanguage: input.option('default-language'),
      architectures: architectures(input.option('architectures')),
      stub,
      innerVersion,
    })
    return writePackage(file, bytes)
  },
}
