import { parseDriverInf } from '../../../src/formats/inf/parseDriverInf.ts'
import { parseInf } from '../../../src/formats/inf/parseInf.ts'
import { INF_ARCHITECTURES } from '../../../src/formats/inf/targetDecoration.ts'
import { type FuzzTarget, Violation } from '../FuzzCase.ts'
import { cumulativeWeights, mutateBytes, pickWeighted } from '../mutateBytes.ts'
import type { Random } from '../Random.ts'
import { checkInside } from '../zip/zipCase.ts'

/** A sound INF that inputs are made of. */
export interface InfSource {
  readonly name: string
  readonly text: string
}

/** Section names, strings, quotes, separators, line ends, and what is between them. */
const TOKENS = /\[[^\]\n]*\]|%[^%\n]*%|"[^"\n]*"|\r?\n|[=,;\\]|[^[%"\r\n=,;\\]+|./gs

/** What may stand in place of any of them. */
const PIECES = [
  '', '"', '""', '%', '%%', ';', ',', '=', '\\', '\\\r\n', '\n', '[', ']', '[Version]', '[Strings]', '[Manufacturer]', '[DefaultInstall.NT]',
  'NTamd64', 'NTamd64.10.0...16299', 'NT$ARCH$', 'NT.', '0x', '0xffffffff', '-1', '99999999999', '..\\..\\a.sys', 'C:\\a.sys', 'con',
  '@', '__proto__', 'constructor', '{4D36E972-E325-11CE-BFC1-08002BE10318}', '13/45/99999', '1.2.3.4.5', 'x'.repeat(5000), '%Mfg%'.repeat(30),
] // prettier-ignore

/** Inputs that are INF files. */
export function infTarget(sources: readonly InfSource[]): FuzzTarget {
  const weights = cumulativeWeights(sources.map(({ text }) => text.length))
  return {
    name: 'inf',
    sources: sources.map(({ name }) => name),
    make(random) {
      const { name, text } = pickWeighted(sources, weights, random)
      const changed = mutateInf(text, random)
      const encoded = random.chance(0.1) ? utf16(changed) : new TextEncoder().encode(changed)
      const bytes = random.chance(0.1) ? mutateBytes(encoded, random) : encoded
      return { source: name, files: new Map([['a.inf', bytes]]), run: () => runInf(bytes) }
    },
  }
}

/** Changes pieces of an INF. */
export function mutateInf(text: string, random: Random): string {
  const tokens = text.match(TOKENS) ?? []
  for (let change = 1 + random.below(6); change > 0; change--) {
    const at = random.below(tokens.length)
    const kind = random.below(4)
    if (kind === 0) tokens.splice(at, 1 + random.below(3))
    else if (kind === 1) tokens[at] = random.pick(PIECES)
    else if (kind === 2) tokens.splice(at, 0, random.pick(tokens), random.pick(PIECES))
    else tokens[at] = tokens[random.below(tokens.length)] ?? ''
  }
  return tokens.join('')
}

/** Reads an INF, and what of it holds for each architecture. */
function runInf(bytes: Uint8Array): void {
  const driver = parseDriverInf(parseInf(bytes, 'a.inf'))
  for (const architecture of INF_ARCHITECTURES) {
    const found = driver.forTarget({ architecture, major: 10, minor: 0, build: 26100, productType: 1 })
    const files = found.files()
    for (const { source, target } of files) {
      checkInside(source)
      checkInside(target)
    }
    if (found.models.length > bytes.length) throw new Violation('output', 'there are more models than bytes')
    for (const install of found.installs.keys()) found.services(install)
  }
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(`\ufeff${text}`, (unit) => unit.charCodeAt(0)).buffer)
}
