import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HiveReader } from '../../properties/laws/hivesStayValid.ts'
import { hasTool } from '../formats/regf/hasTool.ts'

/** What each tool prints of a hive file, and the keys in it. */
const TOOLS: { readonly [tool: string]: { readonly options: string; readonly keysOf: (output: string) => string[] } } =
  {
    reglookup: { options: '-H -t KEY', keysOf: keysOfReglookup },
    hivexml: { options: '', keysOf: keysOfHivexml },
  }

/** Readers of hives that other people wrote, those that are installed. */
export function hiveReaders(): { readonly readers: readonly HiveReader[]; readonly missing: readonly string[] } {
  const names = Object.keys(TOOLS)
  const there = names.filter(hasTool)
  return { readers: there.map(readerOf), missing: names.filter((name) => !there.includes(name)) }
}

function readerOf(name: string): HiveReader {
  return ({ bytes }) => {
    const folder = mkdtempSync(join(tmpdir(), 'hive-'))
    try {
      const file = join(folder, 'hive')
      writeFileSync(file, bytes)
      const { options, keysOf } = TOOLS[name]!
      // hivexml opens /dev/stdout by name, which only works for a pipe.
      const command = `${name} ${options} "$0" | cat`
      return keysOf(execFileSync('sh', ['-c', command, file], { encoding: 'utf8', maxBuffer: 1 << 28 }))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
}

/** A line a key: `/Software/Classes,KEY,,…`; the root is `/`, odd characters are percent-encoded. */
function keysOfReglookup(output: string): string[] {
  const paths = output.split('\n').filter((line) => line.includes(',KEY,'))
  return paths.map((line) =>
    (line.split(',')[0] ?? '')
      .slice(1)
      .replaceAll('/', '\\')
      .replaceAll(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  )
}

/** Elements `node` within each other, the outermost is the root. */
function keysOfHivexml(output: string): string[] {
  const path: string[] = []
  const keys: string[] = []
  for (const [tag, name] of output.matchAll(/<\/node>|<node name="([^"]*)"[^>]*>/g)) {
    if (tag === '</node>') path.pop()
    else {
      path.push(unescaped(name ?? ''))
      keys.push(path.slice(1).join('\\'))
      if (tag.endsWith('/>')) path.pop()
    }
  }
  return keys
}

/** Hivexml writes names as attributes. */
function unescaped(text: string): string {
  const letters = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' }
  return Object.entries(letters).reduce((decoded, [entity, letter]) => decoded.replaceAll(entity, letter), text)
}
