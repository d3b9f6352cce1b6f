import { createDismApi } from '../../../src/api/createDismApi.ts'
import type { DismApi } from '../../../src/api/DismApi.ts'
import { PARAMETERS } from '../../../src/api/parameters.ts'
import type { Host } from '../../../src/host/Host.ts'
import { returnedByCalls, watchArguments } from './callArguments.ts'
import type { Recorder } from './createRecorder.ts'

type ApiFunction = (...given: readonly unknown[]) => Promise<number>

/** What is being written to the drives. */
export interface PendingWrites {
  /** Resolves when all is there, and is rejected once when something could not be made. */
  readonly written: () => Promise<void>
  /** Resolves when nothing is being written any more; undefined when nothing is. */
  readonly settled: () => Promise<void> | undefined
}

/** The DISM API of a process whose calls are recorded. */
export function recordApi(host: Host, recorder: Recorder, { written, settled }: PendingWrites): DismApi {
  const api = createDismApi(host, { ready: written, onDecisions: recorder.decided })
  const returned = returnedByCalls()

  function record(name: keyof DismApi, call: ApiFunction, args: readonly unknown[]): Promise<number> {
    const { plain, given } = watchArguments(name, args, returned)
    return recorder.lastingStep({ do: 'call', function: name, arguments: plain }, async (notes) => {
      const hresult = await call(...given)
      notes.ended(hresult)
      returned.add(name, notes.index, args)
      return hresult
    })
  }

  return eachFunction(api, (name, call) => (...args) => {
    const writing = settled()
    return writing ? writing.then(() => record(name, call, args)) : record(name, call, args)
  })
}

function eachFunction(api: DismApi, wrap: (name: keyof DismApi, call: ApiFunction) => ApiFunction): DismApi
function eachFunction(api: object, wrap: (name: keyof DismApi, call: ApiFunction) => ApiFunction): object {
  return Object.fromEntries(
    Object.entries<ApiFunction>({ ...api }).flatMap(([name, call]) =>
      isFunctionName(name) ? [[name, wrap(name, call)]] : [],
    ),
  )
}

function isFunctionName(name: string): name is keyof DismApi {
  return name in PARAMETERS
}
