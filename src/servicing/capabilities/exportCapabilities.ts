import { DismError } from '../../errors/DismError.ts'
import { readAll } from '../../formats/ByteSource.ts'
import type { Host } from '../../host/Host.ts'
import { pathIn } from '../../host/pathIn.ts'
import { checkHostFolder, readHostFile } from '../../host/readHostFile.ts'
import type { Judge } from '../../rules/Judge.ts'
import { capabilityName } from '../packages/capabilityName.ts'
import { capabilityFound } from './capabilityRules.ts'
import { meansCapability } from './meansCapability.ts'
import { openCapabilitySources, type OfferedCapability } from './openCapabilitySources.ts'

/** What is exported, from where and to where. */
export interface ExportRequest {
  /** Identities of capabilities, or the names in them. */
  readonly names: readonly string[]
  readonly sources: readonly string[]
  /** A folder that exists. */
  readonly target: string
  /** False: nothing is written. */
  readonly apply: boolean
}

/**
 * Copies the cabinets of capabilities, those of satellites for all languages, and those of what they need as far as the
 * sources have it.
 * @throws DismError CBS_UNKNOWN_UPDATE for a name that no source has, PATH_NOT_FOUND without the target
 */
export function exportCapabilities({ names, sources, target, apply }: ExportRequest, host: Host, judge: Judge): void {
  checkHostFolder(host, target)
  const offered = openCapabilitySources(host, sources, judge)
  const paths = new Set<string>()
  const choose = (wanted: readonly OfferedCapability[]): void => {
    for (const { declared, source } of wanted) {
      if (paths.has(source.container.path)) continue
      paths.add(source.container.path)
      for (const needed of declared.dependencies) choose(offersOf(capabilityName(needed), offered))
    }
  }
  for (const name of names) {
    const wanted = offersOf(name, offered)
    const because = wanted.length > 0 ? 'a source has it' : 'no source has it'
    if (!judge.decide(capabilityFound, name, wanted.length > 0, because))
      throw new DismError('CBS_UNKNOWN_UPDATE', `${name}: ${because}`)
    choose(wanted)
  }
  if (!apply) return
  for (const path of paths)
    host.writeFile(pathIn(target, path.replace(/^.*[\\/]/, '')), readAll(readHostFile(host, path)))
}

function offersOf(name: string, offered: readonly OfferedCapability[]): readonly OfferedCapability[] {
  return offered.filter(
    ({ identity, source }) => meansCapability(name, identity) && /\.cab$/i.test(source.container.path),
  )
}
