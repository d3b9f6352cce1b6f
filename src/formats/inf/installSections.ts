import type { InfFile } from './InfFile.ts'
import { parseTargetDecoration, type TargetDecoration } from './targetDecoration.ts'

/** A section of an INF, apart from its decoration. */
export interface InstallSection {
  /** As the file has it. */
  readonly name: string
  /** Undefined when it is undecorated. */
  readonly decoration: TargetDecoration | undefined
}

/** Sections by undecorated, upper-case name: `[Disk.NTamd64]` and `[Disk]` are both under `DISK`. */
export type InstallSections = ReadonlyMap<string, readonly InstallSection[]>

/** All sections of an INF that could install something. */
export function installSections(inf: InfFile): InstallSections {
  const found = new Map<string, InstallSection[]>()
  for (const name of inf.sectionNames) {
    const [, base = name, text] = /^(.+?)\.(NT[^.]*(?:\.[^.]*){0,5})$/i.exec(name) ?? []
    const decoration = text === undefined ? undefined : parseTargetDecoration(text)
    const key = (decoration ? base : name).toUpperCase()
    const known = found.get(key)
    if (known) known.push({ name, decoration })
    else found.set(key, [{ name, decoration }])
  }
  return found
}
