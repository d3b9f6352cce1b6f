import { DismError } from '../../errors/DismError.ts'
import { readAll } from '../../formats/ByteSource.ts'
import { parseEditionMatrix } from '../../formats/editions/parseEditionMatrix.ts'
import { FormatError } from '../../formats/FormatError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { cbsKeys } from '../packages/cbsPaths.ts'
import { CURRENT_STATES } from '../packages/packageStates.ts'
import { readPackage, type RegisteredPackage } from '../packages/readPackages.ts'
import { EDITION_MATRIX, editionPackageName } from './editionPaths.ts'
import { editionServiced, targetStaged } from './rules.ts'

/**
 * The edition of an image.
 * @throws DismError NOT_SUPPORTED for Windows PE
 */
export function currentEdition(image: ImageReader, judge: Judge): string {
  const { edition, installationType } = image.identity()
  const because = `InstallationType is ${installationType}`
  if (!judge.decide(editionServiced, edition, installationType !== 'WindowsPE', because))
    throw new DismError('NOT_SUPPORTED', `editions are not serviced: ${because}`)
  return edition
}

/**
 * The editions that an image can become, in the order of its matrix; none for an image without one.
 * @throws DismError NOT_SUPPORTED for Windows PE, INVALID_DATA for a matrix that is none
 */
export function targetEditions(image: ImageReader, judge: Judge): readonly string[] {
  const current = currentEdition(image, judge)
  const above = editionsAbove(image, current)
  return above.filter((edition) => {
    const found = editionPackage(image, edition)
    const staged = found?.currentState === CURRENT_STATES.staged
    return judge.decide(
      targetStaged,
      edition,
      staged,
      found ? `${found.identity} is ${staged ? '' : 'not '}staged` : 'it has no package',
    )
  })
}

/** The package of an edition, if the image has one. */
export function editionPackage(image: ImageReader, edition: string): RegisteredPackage | undefined {
  const packages = image.registry.key('SOFTWARE', cbsKeys.packages)
  const [found] = packages?.subkeysWithPrefix(`${editionPackageName(edition)}~`) ?? []
  return found && readPackage(image, found.name)
}

function editionsAbove({ volume }: ImageReader, edition: string): readonly string[] {
  if (volume.stat(EDITION_MATRIX)?.kind !== 'file') return []
  try {
    const matrix = parseEditionMatrix(readAll(volume.open(EDITION_MATRIX)), EDITION_MATRIX)
    return [...matrix].find(([one]) => one.toLowerCase() === edition.toLowerCase())?.[1] ?? []
  } catch (error) {
    if (error instanceof FormatError) throw new DismError('INVALID_DATA', error.message, { cause: error })
    throw error
  }
}
