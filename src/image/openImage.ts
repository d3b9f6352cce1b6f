import { DismError } from '../errors/DismError.ts'
import type { Clock } from '../host/Clock.ts'
import { createRegistry, type HiveRegistry } from './createRegistry.ts'
import type { Volume, VolumeReader } from './Volume.ts'
import type { ForkedImage, WindowsImage } from './WindowsImage.ts'
import {
  readArchitecture,
  readDefaultLanguage,
  readIdentity,
  readLanguages,
  readUserProfiles,
} from './readWindowsFacts.ts'
import { joinPath } from './WindowsPath.ts'

/**
 * Opens the Windows image on a volume.
 * @param options.windir the Windows folder relative to the root (/WinDir), `Windows` by default
 * @throws DismError IMAGE_WITHOUT_WINDOWS when the volume holds no Windows folder with its SOFTWARE and SYSTEM hives
 */
export function openImage(volume: Volume, now: Clock, options: { windir?: string } = {}): WindowsImage {
  const windir = options.windir ?? 'Windows'
  for (const hive of ['SOFTWARE', 'SYSTEM']) {
    const path = joinPath(windir, 'System32', 'config', hive)
    if (volume.stat(path)?.kind !== 'file')
      throw new DismError('IMAGE_WITHOUT_WINDOWS', `there is no hive at ${path} in the image`)
  }
  const registry = createRegistry(volume, now, windir)
  return {
    ...readers(volume, registry),
    fork(): ForkedImage {
      const fork = volume.fork()
      const forkedRegistry = registry.fork(fork)
      return {
        ...readers(fork, forkedRegistry),
        volume: fork,
        registry: forkedRegistry,
        finish() {
          forkedRegistry.flush(fork)
          return fork.diff(volume)
        },
      }
    },
  }
}

function readers<V extends VolumeReader>(volume: V, registry: HiveRegistry) {
  return {
    volume,
    registry,
    identity: untilEdited(registry, readIdentity),
    architecture: untilEdited(registry, readArchitecture),
    languages: untilEdited(registry, readLanguages),
    defaultLanguage: () => readDefaultLanguage(registry),
    users: () => readUserProfiles(registry),
  }
}

/** Reads what the hives say once, and again after an edit: an operation asks many times. */
function untilEdited<Fact>(registry: HiveRegistry, read: (registry: HiveRegistry) => Fact): () => Fact {
  let known: { readonly fact: Fact; readonly edits: number } | undefined
  return () => {
    if (known?.edits !== registry.edits()) known = { fact: read(registry), edits: registry.edits() }
    return known.fact
  }
}
