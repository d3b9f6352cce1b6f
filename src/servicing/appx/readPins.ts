import { readAll } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import {
  LAYOUT_BOUNDS,
  parseStartLayout,
  type RequiredStartGroups,
  type StartLayout,
} from '../../formats/start/parseStartLayout.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import { appxFiles } from './appxPaths.ts'
import { regionCode } from './regionCodes.ts'
import { layoutGroups, layoutRead, layoutRegion } from './rules/regions.ts'

const PATH = appxFiles.startLayout

/**
 * AppUserModelIDs that the start layout of the default profile pins for a user.
 * @param region alpha-2 code of the user's country or region, where it is known
 */
export function readPins(image: ImageReader, region: string | undefined, context: OperationContext): Set<string> {
  const layout = readLayout(image)
  const because = layout instanceof FormatError ? layout.message : layout ? 'it is a start layout' : 'it is not there'
  if (!context.decide(layoutRead, PATH, layout !== undefined && !(layout instanceof FormatError), because))
    return new Set()
  if (!layout || layout instanceof FormatError) return new Set()
  return new Set([...layout.full, ...layout.required.flatMap((groups) => pinsOf(groups, region, context))])
}

function pinsOf(
  { regions, groups }: RequiredStartGroups,
  region: string | undefined,
  context: OperationContext,
): readonly string[] {
  const applies = !regions || (region !== undefined && regions.some((one) => regionCode(one) === region))
  const where = regions ? `they are for ${regions.join(', ')}` : 'they name no region'
  const because = `${where}; the user is in ${region ?? 'an unknown region'}`
  if (!context.decide(layoutRegion, `${PATH}!RequiredStartGroups`, applies, because)) return []
  const most = context.variant(layoutGroups).value?.most ?? groups.length
  return groups.flatMap((tiles, index) => {
    const place = `AppendGroup ${index + 1}`
    return context.decide(layoutGroups, `${PATH}!${place}`, index < most, `of ${groups.length}`) ? tiles : []
  })
}

/** The layout, what is wrong with it, or undefined when there is none. */
function readLayout(image: ImageReader): StartLayout | FormatError | undefined {
  const entry = image.volume.stat(PATH)
  if (entry?.kind !== 'file') return entry && new FormatError(PATH, 'it is a folder')
  if (entry.size > LAYOUT_BOUNDS.size) return new FormatError(PATH, `it has ${entry.size} bytes`)
  try {
    return parseStartLayout(readAll(image.volume.open(PATH)), PATH)
  } catch (error) {
    if (error instanceof FormatError) return error
    throw error
  }
}
