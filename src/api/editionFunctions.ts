import { checkArgument, type ApiProcess } from './ApiProcess.ts'
import type { EditionFunctions } from './functions/EditionFunctions.ts'
import { shown } from './logCall.ts'
import { onImage } from './onImage.ts'
import { successOf } from './successOf.ts'

/** The functions on editions. What they need is loaded when they are called. */
export function editionFunctions(process: ApiProcess): EditionFunctions {
  return {
    _DismGetCurrentEdition: (id, editionId) =>
      onImage(process, '_DismGetCurrentEdition', id, {
        provider: 'Edition Manager',
        log: `Session: ${id}`,
        async work({ image, judge }) {
          const { currentEdition } = await import('../servicing/editions/targetEditions.ts')
          const found = { Value: currentEdition(image, judge) }
          process.structures.add(found)
          editionId.value = found
        },
      }),
    _DismGetTargetEditions: (id, editionIds, count) =>
      onImage(process, '_DismGetTargetEditions', id, {
        provider: 'Edition Manager',
        log: `Session: ${id}`,
        async work({ image, judge }) {
          const { targetEditions } = await import('../servicing/editions/targetEditions.ts')
          const found = targetEditions(image, judge).map((edition) => ({ Value: edition }))
          process.structures.add(found)
          editionIds.value = found
          count.value = found.length
        },
      }),
    _DismSetEdition: (id, editionId, productKey, ...tail) =>
      onImage(process, '_DismSetEdition', id, {
        provider: 'Edition Manager',
        log: `Session: ${id}, EditionID: ${shown(editionId)}`,
        tail,
        async work(call) {
          checkArgument(process, 'EditionID', Boolean(editionId), 'there is none')
          const { setEdition } = await import('../servicing/editions/setEdition.ts')
          const request = {
            edition: editionId,
            productKey: productKey ?? undefined,
            // The function has no parameter for it: rule edition.set.accepted.
            accepted: true,
            online: call.online,
          }
          await call.carryOut(setEdition(request))
          return successOf('_DismSetEdition', [{ restart: call.online, reload: false }], call.judge)
        },
      }),
    _DismSetProductKey: (id, productKey) =>
      onImage(process, '_DismSetProductKey', id, {
        provider: 'Edition Manager',
        log: `Session: ${id}`,
        async work(call) {
          checkArgument(process, 'ProductKey', Boolean(productKey), 'there is none')
          const { setProductKey } = await import('../servicing/editions/setEdition.ts')
          await call.carryOut(setProductKey(productKey))
        },
      }),
  }
}
