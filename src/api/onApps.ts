import { DismError } from '../errors/DismError.ts'
import { appSupport } from '../servicing/appx/appSupport.ts'
import { imageTakesApps } from '../servicing/appx/rules/support.ts'
import type { ApiProcess } from './ApiProcess.ts'
import type { DismSession } from './definitions/session.ts'
import type { ImageFunctionName } from './DismApi.ts'
import type { HRESULT } from './HRESULT.ts'
import { onImage, type ImageFunction } from './onImage.ts'

/** A function on the apps of an image. @throws DismError INVALID_COMMAND for an image that takes none */
export function onApps(
  process: ApiProcess,
  name: ImageFunctionName,
  id: DismSession,
  { log, work }: Pick<ImageFunction, 'log' | 'work'>,
): Promise<HRESULT> {
  return onImage(process, name, id, {
    provider: 'AppxManager',
    log,
    async work(call) {
      const { supported, because } = appSupport(call.image, call.judge)
      if (!call.judge.decide(imageTakesApps, 'image', supported, because))
        throw new DismError('INVALID_COMMAND', `the image takes no apps: ${because}`)
      return work(call)
    },
  })
}
