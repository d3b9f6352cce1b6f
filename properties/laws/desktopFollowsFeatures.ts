import { createMachine } from '../../emulator/index.ts'
import { DismError } from '../../src/errors/DismError.ts'
import { uphold } from './uphold.ts'

/** What is done to the desktop of a server, one feature after the other. */
export interface DesktopStory {
  readonly preset: string
  readonly steps: readonly { readonly enable: boolean; readonly name: string }[]
}

/** Those that have a desktop of features, and how many of them are on at first: all, or none. */
export const DESKTOP_SERVERS: ReadonlyMap<string, number> = new Map([
  ['windows-server-2012', 3],
  ['windows-server-2012-core', 0],
  ['windows-server-2012-r2', 3],
  ['windows-server-2012-r2-core', 0],
])

/** There is no such thing: 1168 of Win32. */
const NOT_FOUND = 0x80070490

/** Each on top of the one before, with the names that Server Manager has. */
export const DESKTOP_FEATURES = [
  ['Server-Gui-Mgmt', 'Server-Gui-Mgmt-Infra'],
  ['Server-Gui-Shell'],
  ['DesktopExperience', 'desktop-experience'],
]

/**
 * Law: on Server 2012 and 2012 R2 the features of the desktop come with what they stand on and go with what stands on
 * them, and the installation option follows; other Windows do not have them.
 * @throws BrokenLaw
 */
export function desktopFollowsFeatures({ preset, steps }: DesktopStory): void {
  const machine = createMachine({ preset })
  const type = machine.image.identity().installationType
  let level = DESKTOP_SERVERS.get(preset)
  for (const { enable, name } of steps) {
    const place = DESKTOP_FEATURES.findIndex((names) => names.includes(name))
    const found = attempt(() => (enable ? machine.enableFeature(name) : machine.disableFeature(name)).changed.join())
    const { installationType } = machine.image.identity()
    const does = `${enable ? 'enabling' : 'disabling'} ${name} of ${preset}`
    if (level === undefined) {
      uphold(`A Windows without features of a desktop refuses ${does}.`, [
        ...(found === 'refused' ? [] : [`it did ${found}`]),
        ...(installationType === type ? [] : [`it is ${installationType}`]),
      ])
      continue
    }
    const after: number = enable ? Math.max(level, place + 1) : Math.min(level, place)
    const names = DESKTOP_FEATURES.map(([own = '']) => own)
    const wanted = enable ? names.slice(level, after) : names.slice(after, level).toReversed()
    level = after
    uphold(`Features of a desktop come and go together, ${does}.`, [
      ...(found === wanted.join() ? [] : [`${found}, not ${wanted.join()}`]),
      ...(installationType === (level > 0 ? 'Server' : 'Server Core') ? [] : [`it is ${installationType}`]),
    ])
  }
}

function attempt(work: () => string): string {
  try {
    return work()
  } catch (error) {
    if (error instanceof DismError) return error.hresult === NOT_FOUND ? 'refused' : `0x${error.hresult.toString(16)}`
    throw error
  }
}
