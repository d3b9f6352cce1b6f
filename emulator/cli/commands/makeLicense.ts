import { license } from '../../../fixtures/index.ts'
import type { Command } from '../Command.ts'
import { writeOutput } from '../writeOutput.ts'
import { UsageError } from '../UsageError.ts'

/** `dismulator make license`: writes a license file for a package family, unsigned. */
export const makeLicense: Command = {
  operands: ['file'],
  semantics: false,
  options: { family: { value: '<name>', describes: 'package family name, as in Contoso.Reader_h91ms92gdsmmt' } },
  notes: ['example: dismulator make license reader_License1.xml --family Contoso.Reader_h91ms92gdsmmt'],
  run({ operands: [file = ''], option }) {
    const family = option('family')
    if (family === undefined) throw new UsageError('--family is missing')
    if (!/^[-.A-Za-z0-9]{3,50}_[a-hjkmnp-tv-z0-9]{13}$/i.test(family))
      throw new UsageError(`--family: ${family} is no package family name`)
    writeOutput(file, license(family))
    return { text: `${file}: ${family}\n`, json: { file, family } }
  },
}
