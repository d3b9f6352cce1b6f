import { cabinet, msu } from '../../../fixtures/index.ts'
import { mutateDer } from '../appx/mutateDer.ts'
import type { FuzzTarget } from '../FuzzCase.ts'
import { mutateInf } from '../inf/infCase.ts'
import { mutateBytes } from '../mutateBytes.ts'
import type { Random } from '../Random.ts'
import { mutateXml } from '../xml/mutateXml.ts'
import { HOSTILE_NAMES } from '../zip/hostileNames.ts'
import type { SoundPackage } from './packageSources.ts'
import { addDriver, addUpdate, preparedImage } from './servePackage.ts'

/** Inputs that are updates, language packs, features on demand and drivers, added to an image. */
export function packageTarget(sources: readonly SoundPackage[]): FuzzTarget {
  const base = preparedImage()
  return {
    name: 'package',
    sources: sources.map(({ name }) => name),
    make(random) {
      const { name: source, kind, files } = random.pick(sources)
      const changed = changedFiles(files, random)
      if (kind === 'driver') return { source, files: changed, run: () => addDriver(base, changed) }
      const form = random.chance(0.2) ? 'msu' : 'cab'
      const packed = cabinet(Object.fromEntries(changed))
      const whole =
        form === 'cab' ? packed : msu([{ identity: IDENTITY, file: 'Windows10.0-KB1-x64.cab', cabinet: packed }])
      const bytes = random.chance(0.05) ? mutateBytes(whole, random) : whole
      const input = new Map([[`a.${form}`, bytes]])
      const ignoreCheck = random.chance(0.3)
      return { source, files: input, run: () => addUpdate(base, input, ignoreCheck) }
    },
  }
}

const IDENTITY = 'Package_for_KB1~31bf3856ad364e35~amd64~~10.0.1.1'

function changedFiles(files: ReadonlyMap<string, Uint8Array>, random: Random): Map<string, Uint8Array> {
  const result = new Map(files)
  for (let change = 1 + random.below(3); change > 0 && result.size > 0; change--) {
    const [name, bytes] = random.pick([...result])
    const kind = random.below(20)
    if (kind === 0) result.delete(name)
    else if (kind === 1) {
      result.delete(name)
      const hostile = random.pick(HOSTILE_NAMES)
      // Names that no cabinet can hold are for the other targets.
      if (hostile !== '' && hostile.length < 200 && !hostile.includes('\0')) result.set(hostile, bytes)
    } else if (kind === 2) result.set(name, random.pick([...files.values()]))
    else result.set(name, changedFile(name, bytes, random))
  }
  return result
}

function changedFile(name: string, bytes: Uint8Array, random: Random): Uint8Array {
  const text = (): string => new TextDecoder().decode(bytes)
  const encode = (changed: string): Uint8Array => new TextEncoder().encode(changed)
  if (random.chance(0.1)) return mutateBytes(bytes, random)
  if (/\.(mum|manifest|xml)$/.test(name)) return encode(mutateXml(text(), random))
  if (name.endsWith('.inf') && bytes[0] !== 0xff) return encode(mutateInf(text(), random))
  return name.endsWith('.cat') ? mutateDer(bytes, random) : mutateBytes(bytes, random)
}
