import { DismError } from '../errors/DismError.ts'
import { argumentTypes } from '../servicing/apiRules/arguments.ts'
import { answer, judgeOf, type ApiProcess } from './ApiProcess.ts'
import type { DismApi } from './DismApi.ts'
import type { HRESULT } from './HRESULT.ts'
import { PARAMETERS, type ParameterType } from './parameters.ts'

type ApiFunction = (...given: readonly unknown[]) => Promise<HRESULT>

const isAbsent = (given: unknown): given is null | undefined => given === null || given === undefined

/** What of the types C would not let through; a number or a truth value is for the function to judge. */
const FITS: { readonly [type in ParameterType]: (given: unknown) => boolean } = {
  any: () => true,
  text: (given) => isAbsent(given) || typeof given === 'string',
  texts: (given) => isAbsent(given) || (Array.isArray(given) && given.every((one) => typeof one === 'string')),
  pointer: (given) => typeof given === 'object' && given !== null && !Object.isFrozen(given),
  'optional pointer': (given) => isAbsent(given) || FITS.pointer(given),
  event: (given) => isAbsent(given) || (typeof given === 'object' && 'aborted' in given),
  callback: (given) => isAbsent(given) || typeof given === 'function',
}

/** The functions of a process, which look at the types of their arguments before all else. */
export function checkedFunctions(process: ApiProcess, functions: DismApi): DismApi
export function checkedFunctions(process: ApiProcess, functions: object): object {
  const types: { readonly [name: string]: readonly ParameterType[] | undefined } = PARAMETERS
  return Object.fromEntries(
    Object.entries<ApiFunction>({ ...functions }).map(([name, call]) => [
      name,
      (...given: readonly unknown[]) => {
        const wrong = (types[name] ?? []).findIndex((type, index) => !FITS[type](given[index]))
        const because = wrong < 0 ? 'each has its type' : `argument ${wrong + 1} is no ${types[name]?.[wrong]}`
        if (judgeOf(process).decide(argumentTypes, name, wrong < 0, because)) return call(...given)
        return refuse(process, name, because)
      },
    ]),
  )
}

async function refuse(process: ApiProcess, name: string, because: string): Promise<HRESULT> {
  const { failure } = process
  const hresult = await answer(process, () => Promise.reject(new DismError('INVALID_PARAMETER', `${name}: ${because}`)))
  // What tells of the last failure does not count as one.
  if (name === 'DismGetLastErrorMessage') process.failure = failure
  return hresult
}
