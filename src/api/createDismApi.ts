import type { Host } from '../host/Host.ts'
import { errorKept, structureReturned } from '../servicing/apiRules/results.ts'
import { createApiProcess, judgeOf, present, type ApiProcess, type DismApiSettings } from './ApiProcess.ts'
import { checkedFunctions } from './checkedFunctions.ts'
import { appxFunctions } from './appxFunctions.ts'
import { capabilityFunctions } from './capabilityFunctions.ts'
import { featureFunctions } from './featureFunctions.ts'
import type { DismApi } from './DismApi.ts'
import { driverFunctions } from './driverFunctions.ts'
import { editionFunctions } from './editionFunctions.ts'
import type { StructureFunctions } from './functions/StructureFunctions.ts'
import { healthFunctions } from './healthFunctions.ts'
import { HRESULTS } from './HRESULT.ts'
import { lifeCycle } from './lifeCycle.ts'
import { nonRemovableFunctions } from './nonRemovableFunctions.ts'
import { packageFunctions } from './packageFunctions.ts'
import { sessionFunctions } from './sessionFunctions.ts'
import { unattendFunctions } from './unattendFunctions.ts'

/**
 * The DISM API of one process on a computer. Another call makes the API of another process: it is initialised for
 * itself and has sessions of its own.
 */
export function createDismApi(host: Host, settings: DismApiSettings = {}): DismApi {
  return functionsOf(createApiProcess(host, settings))
}

/** The functions of a process. */
export function functionsOf(process: ApiProcess): DismApi {
  return checkedFunctions(process, {
    ...lifeCycle(process),
    ...sessionFunctions(process),
    ...packageFunctions(process),
    ...healthFunctions(process),
    ...appxFunctions(process),
    ...nonRemovableFunctions(process),
    ...capabilityFunctions(process),
    ...featureFunctions(process),
    ...editionFunctions(process),
    ...unattendFunctions(process),
    ...driverFunctions(process),
    ...structureFunctions(process),
  })
}

function structureFunctions(process: ApiProcess): StructureFunctions {
  const { structures } = process
  return {
    async DismGetLastErrorMessage(errorMessage) {
      const { failure } = process
      const because = failure ? `the last call failed with ${failure.code}` : 'the last call did not fail'
      if (!judgeOf(process).decide(errorKept, 'DismGetLastErrorMessage', failure !== undefined, because))
        return HRESULTS.S_FALSE
      const message = { Value: `${present(failure).text.replaceAll('\n', '\r\n')}\r\n` }
      structures.add(message)
      errorMessage.value = message
      return HRESULTS.S_OK
    },
    async DismDelete(structure) {
      const known = structure === null || structures.delete(structure)
      const because = known ? (structure ? 'this process has returned it' : 'it is NULL') : 'nobody has returned it'
      const taken = judgeOf(process).decide(structureReturned, 'DismDelete', known, because)
      return taken ? HRESULTS.S_OK : HRESULTS.E_INVALIDARG
    },
  }
}
