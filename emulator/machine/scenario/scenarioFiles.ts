import { fillFrom, type ByteSource } from '../../../src/formats/ByteSource.ts'
import { splitPath } from '../../../src/image/WindowsPath.ts'
import type { ScenarioStep } from './Scenario.ts'

/** Files of a scenario by their names in its folder. */
export type ScenarioFiles = ReadonlyMap<string, ByteSource>

/** Files that have got names. */
interface NamedFiles {
  readonly contents: ScenarioFiles
  /** Keeps a file by reference. @returns `packages/reader.msixbundle`, `packages/reader-2.msixbundle` */
  readonly add: (folder: 'packages' | 'changes', path: string, content: ByteSource) => string
}

/** Takes files and gives each a name of its own. */
export function scenarioFiles(): NamedFiles {
  const contents = new Map<string, ByteSource>()
  const taken = new Map<string, number>()
  return {
    contents,
    add(folder, path, content) {
      const name = splitPath(path.replace(/^.*:/, '')).at(-1) ?? 'file'
      const [, stem = '', extension = ''] = /^(.+?)(\.[^.]*)?$/.exec(name) ?? []
      let file = `${folder}/${name}`
      for (let number = taken.get(file.toLowerCase()) ?? 1; taken.has(file.toLowerCase()); number++) {
        taken.set(`${folder}/${name}`.toLowerCase(), number + 1)
        file = `${folder}/${stem}-${number + 1}${extension}`
      }
      taken.set(file.toLowerCase(), 1)
      contents.set(file, content)
      return file
    },
  }
}

/** Steps and their files, each content once. */
export function withoutTwins(
  steps: readonly ScenarioStep[],
  files: ScenarioFiles,
): { readonly steps: readonly ScenarioStep[]; readonly files: ScenarioFiles } {
  const kept = new Map<string, ByteSource>()
  const nameOf = new Map<string, string>()
  const keep = (file: string): string => {
    const known = nameOf.get(file)
    if (known !== undefined) return known
    const content = files.get(file)
    if (!content) return file
    const twin = [...kept].find(([name, other]) => folderOf(name) === folderOf(file) && sameContent(content, other))
    const name = twin?.[0] ?? file
    nameOf.set(file, name)
    if (!twin) kept.set(file, content)
    return name
  }
  return {
    steps: steps.map((step) => {
      if (step.do === 'write') return { ...step, file: keep(step.file) }
      if (step.do === 'dism' && step.disk)
        return { ...step, disk: step.disk.map((seen) => ('file' in seen ? { ...seen, file: keep(seen.file) } : seen)) }
      if (step.do !== 'change') return step
      return {
        ...step,
        changes: step.changes.map((change) => ('file' in change ? { ...change, file: keep(change.file) } : change)),
      }
    }),
    files: kept,
  }
}

function folderOf(file: string): string {
  return file.slice(0, file.indexOf('/'))
}

const BLOCK = 0x10000

function sameContent(left: ByteSource, right: ByteSource): boolean {
  if (left === right) return true
  if (left.size !== right.size) return false
  const [a, b] = [new Uint8Array(BLOCK), new Uint8Array(BLOCK)]
  for (let offset = 0; offset < left.size; offset += BLOCK) {
    const count = fillFrom(left, a, offset)
    fillFrom(right, b, offset)
    for (let index = 0; index < count; index++) if (a[index] !== b[index]) return false
  }
  return true
}
