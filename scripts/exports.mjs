// `node scripts/exports.mjs`: writes docs/exports.md, what each entry point of the package exports, from the comments in
// the source. `--check` writes nothing and fails when that is out of date. An export without a comment fails either way.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import { root } from './project.mjs'

const page = 'docs/exports.md'
const { name: packageName, exports: entries } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const files = new Map()
const problems = []

const sections = Object.entries(entries)
  .filter(([, entry]) => typeof entry === 'object')
  .map(([path, { default: file }]) => {
    const source = file.replace(/^\.\/dist\//, '').replace(/\.js$/, '.ts')
    const rows = exportsOf(source).sort((a, b) => (a.name < b.name ? -1 : 1))
    const lines = rows.map(({ name, kind, text }) => `| \`${name}\` | ${kind} | ${text} |`)
    return `## ${posix.join(packageName, path)}\n\n| export | | |\n| --- | --- | --- |\n${lines.join('\n')}\n`
  })
const text = `# What the package exports\n\nWritten by \`node scripts/exports.mjs\` from the comments in the source.\n\n${sections.join('\n')}`

for (const problem of problems) console.log(problem)
if (!process.argv.includes('--check')) writeFileSync(join(root, page), text)
else if (readFileSync(join(root, page), 'utf8') !== text) problems.push('')
if (problems.includes('')) console.log(`${page}: node scripts/exports.mjs mends it`)
process.exitCode = problems.length === 0 ? 0 : 1

/** What a file exports: its own declarations, and those of other files by the names that it gives them. */
function exportsOf(file) {
  const { declared, module, source } = read(file)
  const found = [...declared.values()]
  for (const { entries: list } of module.staticExports)
    for (const { moduleRequest, importName, exportName } of list) {
      if (!moduleRequest?.value.startsWith('.')) continue
      const target = posix.join(posix.dirname(file), moduleRequest.value)
      if (importName.kind === 'AllButDefault') found.push(...exportsOf(target))
      else {
        const one = exportsOf(target).find(({ name }) => name === importName.name)
        if (one) found.push({ ...one, name: exportName.name })
        else problems.push(`${file}: ${importName.name} is not found in ${source && target}`)
      }
    }
  return found
}

/** The exported declarations of a file, each with the sentence that its comment begins with. */
function read(file) {
  const known = files.get(file)
  if (known) return known
  const source = readFileSync(join(root, file), 'utf8')
  const { program, comments, module } = parseSync(file, source)
  const declared = new Map()
  let group = { end: -1, comment: '' }
  for (const { type, start, end, declaration } of program.body) {
    if (type !== 'ExportNamedDeclaration' || !declaration) continue
    const before = comments.findLast((one) => one.end <= start && /^\s*$/.test(source.slice(one.end, start)))
    // Lines without a blank one between them share the comment of the first.
    const comment = before?.value ?? (source.slice(group.end, start) === '\n' ? group.comment : '')
    group = { end, comment }
    for (const [name, kind] of namesOf(declaration)) {
      if (declared.has(name)) continue
      if (!comment.startsWith('*')) problems.push(`${file}: ${name} has no comment`)
      declared.set(name, { name, kind, text: sentence(comment) })
    }
  }
  const result = { declared, module, source }
  files.set(file, result)
  return result
}

function namesOf(declaration) {
  switch (declaration.type) {
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      return [[declaration.id.name, 'function']]
    case 'ClassDeclaration':
      return [[declaration.id.name, 'class']]
    case 'TSEnumDeclaration':
      return [[declaration.id.name, 'enumeration']]
    case 'VariableDeclaration':
      return declaration.declarations.map(({ id }) => [id.name, 'value'])
    default:
      return [[declaration.id.name, 'type']]
  }
}

/** The text of a comment without tags, in one line that a table may hold. */
function sentence(comment) {
  return comment
    .replaceAll(/^\s*\*+ ?/gm, '')
    .split(/(?:^|\s)@(?:param|throws|returns|example)/)[0]
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll('|', String.raw`\|`)
    .replaceAll('<', '&lt;')
}
