import type { ImageReader } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import { buildNumber } from './buildNumber.ts'
import { parseRegions } from './parseRegions.ts'
import type { Provisioned } from './readProvisioned.ts'
import { regionMatch } from './rules/regions.ts'

/**
 * Decides whether a provisioned app is for a user's country or region.
 * @param region its alpha-2 code, where it is known
 */
export function isForRegion(
  image: ImageReader,
  app: Provisioned,
  region: string | undefined,
  context: OperationContext,
): boolean {
  const from = context.variant(regionMatch).value?.fromBuild ?? 0
  const { regions } = app
  const decide = (fits: boolean, because: string) => context.decide(regionMatch, app.fullName, fits, because)
  if (!regions) return decide(true, 'it has no /Region')
  const list = parseRegions(regions)
  if (list === 'all') return decide(true, 'its /Region is all')
  const build = buildNumber(image)
  if (build < from) return decide(true, `the image is build ${build}`)
  const because = `its /Region is ${regions}, the user is in ${region ?? 'an unknown region'}`
  return decide(region !== undefined && list?.includes(region) === true, because)
}
