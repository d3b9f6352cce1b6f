import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseSync } from 'oxc-parser'
import { defectiveText } from '../campaign/bundleProperties.mjs'
import { root } from '../project.mjs'

/** The seeded defects of a folder, in the order of its files. */
export async function readDefects(folder) {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.mjs'))
        .sort()
    : []
  const lists = await Promise.all(names.map((name) => import(pathToFileURL(join(folder, name)).href)))
  return lists.flatMap((list) => list.default)
}

/** What is wrong with a defect before anything runs, in a sentence each. */
export function problemsOf(defect, rules) {
  const { rule, file, what, find, replace } = defect
  const name = `${rule}: ${what}`
  const words = { rule, file, what, find, replace }
  const missing = Object.keys(words).filter((key) => typeof words[key] !== 'string')
  if (missing.length > 0) return [`${name}: ${missing.join(', ')} missing`]
  if (!rules.some(({ id }) => id === rule)) return [`${name}: no such rule`]
  if (!/^(src|emulator)\/.*\.ts$/.test(file) || !existsSync(join(root, file))) return [`${name}: no such file, ${file}`]
  if (find === replace) return [`${name}: changes nothing`]
  const times = readFileSync(join(root, file), 'utf8').split(find).length - 1
  if (times !== 1) return [`${name}: the text to find occurs ${times === 0 ? 'nowhere' : `${times} times`} in ${file}`]
  const { errors } = parseSync(file, defectiveText(defect))
  return errors.map(({ message }) => `${name}: ${file} does not parse then: ${message}`)
}

/** The rules that no defect is about. */
export function rulesWithout(defects, rules) {
  const known = new Set(defects.map(({ rule }) => rule))
  return rules.filter(({ id }) => !known.has(id)).map(({ id }) => `${id}: no seeded defect`)
}
