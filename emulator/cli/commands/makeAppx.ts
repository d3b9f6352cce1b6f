import { appPackage } from '../../../fixtures/index.ts'
import type { Command } from '../Command.ts'
import { architectures, PACKAGE_OPTIONS, packageSpecOf } from '../packageOptions.ts'
import { writePackage } from '../writePackage.ts'

/** `dismulator make appx`: writes an app or framework package, unsigned. */
export const makeAppx: Command = {
  operands: ['file'],
  semantics: false,
  options: {
    ...PACKAGE_OPTIONS,
    architecture: { value: '<name>', describes: 'neutral, x86, x64, arm, arm64 (neutral)' },
    framework: { describes: 'make a framework, which other packages depend on' },
  },
  notes: [
    'example: dismulator make appx Contoso.Framework_x64.appx --name Contoso.Framework --framework --architecture x64',
  ],
  async run(input) {
    const [file = ''] = input.operands
    const [architecture] = architectures(input.option('architecture')) ?? []
    const spec = { ...packageSpecOf(input), architecture, framework: input.flag('framework') }
    return writePackage(file, await appPackage(spec))
  },
}
