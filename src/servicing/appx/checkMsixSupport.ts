import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import { buildNumber } from './buildNumber.ts'
import { msixSupport } from './rules/provisioning.ts'

/**
 * Decides whether the image takes a file of that name: .msix and .msixbundle came with Windows 10 1709.
 * @throws DismError NOT_SUPPORTED
 */
export function checkMsixSupport(image: ImageReader, file: string, context: OperationContext): void {
  if (!/\.msix(bundle)?$/i.test(file)) return
  const from = context.variant(msixSupport).value?.fromBuild ?? 0
  const build = buildNumber(image)
  const because = `it is named as an MSIX package, the image is build ${build}`
  if (!context.decide(msixSupport, file, build >= from, because))
    throw new DismError('NOT_SUPPORTED', `${file}: ${because}`)
}
