import { DismError } from '../../errors/DismError.ts'
import type { Judge } from '../../rules/Judge.ts'
import { parseRegions } from './parseRegions.ts'
import { regionCode } from './regionCodes.ts'
import { regionsValid } from './rules/regions.ts'

/**
 * Decides whether the argument of /Region is one; nothing to decide without the option.
 * @throws DismError APPX_INVALID_REGION when it is not
 */
export function checkRegions(regions: string | undefined, context: Judge): void {
  if (regions === undefined) return
  const parsed = parseRegions(regions)
  const wrong = regions.split(';').filter((part) => regionCode(part) === undefined)
  const because =
    parsed === 'all'
      ? 'every region'
      : (parsed?.join(', ') ?? `no country or region: ${wrong.map((part) => `"${part}"`).join(', ')}`)
  const subject = `/Region:${regions}`
  if (!context.decide(regionsValid, subject, parsed !== undefined, because))
    throw new DismError('APPX_INVALID_REGION', `${subject} names ${because}`)
}
