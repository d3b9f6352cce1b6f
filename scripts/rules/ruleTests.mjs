import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../project.mjs'

/** A string literal that ends with rule ids in parentheses, as the title of a test. */
const TITLE = /(['"`])((?:(?!\1)[^\\\n]|\\.)* \(([a-z0-9]+(?:\.[a-z0-9]+)+(?:, [a-z0-9.]+)*)\))\1/g

/**
 * The tests whose titles name rules: by rule id, each as file and title, in the order of files and lines, with the place
 * of the rule among those of the title.
 * @returns {Map<string, {file: string, title: string, place: number}[]>}
 */
export function ruleTests() {
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
  const found = new Map()
  for (const file of files)
    for (const [, , literal, ids] of readFileSync(join(root, file), 'utf8').matchAll(TITLE))
      for (const [place, id] of ids.split(', ').entries())
        found.set(id, [...(found.get(id) ?? []), { file, title: literal.slice(0, literal.lastIndexOf(' (')), place }])
  return found
}
