import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decodeInf } from '../../../src/formats/inf/decodeInf.ts'
import { driver } from '../../../fixtures/index.ts'
import type { InfSource } from './infCase.ts'

/** INF files of ours, and those of the corpus, templates filled in. */
export function infSources(): InfSource[] {
  const own = ['Net', 'SCSIAdapter', 'Extension'].map((className) => {
    const files = driver('contoso', { className, architectures: ['amd64', 'x86', 'arm64'] })
    return { name: className, text: decodeInf(files['contoso.inf'] ?? new Uint8Array(), 'contoso.inf') }
  })
  return [...own, ...corpusInfs()]
}

function corpusInfs(): InfSource[] {
  const shared = process.env['DISMULATOR_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url))
  const corpus = join(shared, 'corpus', 'inf')
  const names = existsSync(corpus) ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }) : []
  return names
    .filter((name) => /\.in[fx]$/i.test(name))
    .map((name) => ({
      name,
      text: decodeInf(new Uint8Array(readFileSync(join(corpus, name))), name).replaceAll('$ARCH$', 'amd64'),
    }))
}
