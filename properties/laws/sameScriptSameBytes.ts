import { logicalClock } from '../../emulator/machine/logicalClock.ts'
import { buildImageWithHistory } from '../images/buildImageWithHistory.ts'
import { hivesOf } from '../images/hivesOf.ts'
import type { Script } from '../specs/Script.ts'
import { uphold } from './uphold.ts'

/**
 * Law: the same script gives the same bytes in every hive of the image.
 * @throws BrokenLaw
 */
export async function sameScriptSameBytes(script: Script): Promise<void> {
  const [first, second] = [await hivesAfter(script), await hivesAfter(script)]
  uphold('The same script must give the same hives.', [
    ...first
      .filter(({ path, bytes }) => {
        const other = second.find((one) => one.path === path)?.bytes
        return other?.length !== bytes.length || bytes.some((byte, index) => byte !== other[index])
      })
      .map(({ path }) => `different: ${path}`),
    ...second.filter(({ path }) => !first.some((one) => one.path === path)).map(({ path }) => `only once: ${path}`),
  ])
}

async function hivesAfter(script: Script) {
  return hivesOf(await buildImageWithHistory(script, logicalClock(0)))
}
