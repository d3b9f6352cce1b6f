import { DismError } from '../../errors/DismError.ts'
import type { ByteSource } from '../../formats/ByteSource.ts'
import type { DriverFile, TargetedInf } from '../../formats/inf/DriverInf.ts'
import type { InfTarget } from '../../formats/inf/targetDecoration.ts'
import { FormatError } from '../../formats/FormatError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { isSafeRelativePath } from '../../formats/zip/isSafeRelativePath.ts'
import type { DriverPackage } from './DriverPackage.ts'
import { driverArchitecture, driverComplete, driverUnsigned } from './driverRules.ts'
import { imageTarget } from './imageTarget.ts'
import { isSigned } from './judgeDriver.ts'
import { storeName } from './storeName.ts'

/** A driver package that an image may take, with all that it brings. */
export interface CheckedDriver extends DriverPackage {
  readonly target: InfTarget
  /** What of the INF holds for the image. */
  readonly targeted: TargetedInf
  readonly files: readonly (DriverFile & { readonly content: ByteSource })[]
  readonly catalog: { readonly name: string; readonly content: ByteSource } | undefined
  readonly signed: boolean
  /** Name of its folder in the driver store. */
  readonly store: string
}

/**
 * Checks whether an image may take a driver package; changes nothing.
 * @throws DismError NOT_SUPPORTED when it has nothing for this Windows, FILE_NOT_FOUND when a file is missing,
 *   INVALID_DATA when it copies a file to where no file may be, INVALID_IMAGE_HASH when it has to be signed
 */
export function checkDriver(
  image: ImageReader,
  driverPackage: DriverPackage,
  forceUnsigned: boolean,
  judge: Judge,
): CheckedDriver {
  const { path, inf, infName, driver } = driverPackage
  const target = imageTarget(image)
  const targeted = driver.forTarget(target)
  const { major, minor, build, architecture } = target
  const has = targeted.models.length > 0 || targeted.installs.size > 0
  const windows = `${architecture} ${major}.${minor}.${build}`
  if (!judge.decide(driverArchitecture, path, has, `${has ? 'it has' : 'it has nothing for'} ${windows}`))
    throw new DismError('NOT_SUPPORTED', `${path} has nothing for ${windows}`)

  const catalogName = driver.catalog(architecture)
  const content =
    catalogName !== undefined && isSafeRelativePath(catalogName) ? driverPackage.file(catalogName) : undefined
  const catalog = catalogName !== undefined && content ? { name: catalogName, content } : undefined
  const files = filesOf(driverPackage, targeted, judge)
  const signed = isSigned(inf, catalog?.content, path, judge, files)
  if (!signed) checkUnsigned(path, image, forceUnsigned, judge)
  const store = storeName(infName, architecture, inf, catalog?.content)
  return { ...driverPackage, target, targeted, files, catalog, signed, store }
}

function filesOf({ path, file }: DriverPackage, targeted: TargetedInf, judge: Judge): CheckedDriver['files'] {
  const found = listedFiles(targeted).map((one) => ({ ...one, content: file(one.source) }))
  const missing = found.find(({ content }) => content === undefined)
  const because = missing ? `there is no ${missing.source}` : `all of its ${found.length} files are there`
  if (!judge.decide(driverComplete, path, missing === undefined, because))
    throw new DismError('FILE_NOT_FOUND', `${path}: ${because}`)
  return found.flatMap(({ content, ...one }) => (content ? [{ ...one, content }] : []))
}

function listedFiles(targeted: TargetedInf): readonly DriverFile[] {
  try {
    return targeted.files()
  } catch (error) {
    if (error instanceof FormatError) throw new DismError('INVALID_DATA', error.message, { cause: error })
    throw error
  }
}

function checkUnsigned(path: string, image: ImageReader, forceUnsigned: boolean, judge: Judge): void {
  const architecture = image.architecture()
  const because = forceUnsigned ? 'it is forced' : `the image is ${architecture}`
  if (!judge.decide(driverUnsigned, path, forceUnsigned || architecture === 'x86', because))
    throw new DismError('INVALID_IMAGE_HASH', `${path} is not signed, and ${because}`)
}
