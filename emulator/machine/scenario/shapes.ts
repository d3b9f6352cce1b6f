/** A place of a document that is not as it has to be. */
export interface ShapeFault {
  /** A JSON pointer: `/steps/3/words`. */
  readonly at: string
  /** What is wrong with it: `is no text`. */
  readonly defect: string
}

/** Says what is wrong with a value at a place. @param step number of the step that it is part of */
export type Check = (value: unknown, at: string, step: number) => Iterable<ShapeFault>

/** The fields of a record; those that may be absent are `maybe`. */
export interface Fields {
  readonly [name: string]: Check
}

export const text: Check = is((value) => typeof value === 'string', 'is no text')
export const flag: Check = is((value) => typeof value === 'boolean', 'is neither true nor false')
export const number: Check = is((value) => typeof value === 'number', 'is no number')
export const wholeNumber: Check = is((value) => Number.isInteger(value) && Number(value) >= 0, 'is no whole number')
export const countingNumber: Check = is(
  (value) => Number.isInteger(value) && Number(value) >= 1,
  'is no number from 1 on',
)

/** A FILETIME in decimals. */
export const fileTime: Check = is(
  (value) => typeof value === 'string' && /^\d{1,19}$/.test(value),
  'is no FILETIME in decimals',
)

/** Number of a step before this one. */
export const earlierStep: Check = function* (value, at, step) {
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) >= step)
    yield { at, defect: 'is no number of an earlier step' }
}

/** Name of a file beside scenario.json, in a folder there. */
export function fileName(folder: string): Check {
  const isName = (value: unknown): boolean =>
    typeof value === 'string' &&
    value.startsWith(`${folder}/`) &&
    value.split('/').every((part) => part !== '' && part !== '.' && part !== '..') &&
    !/[\\:*?"<>|\p{Cc}]/u.test(value)
  return is(isName, `is no name of a file in ${folder}`)
}

export function oneOf(...values: readonly unknown[]): Check {
  return is((value) => values.includes(value), `is none of ${values.join(', ')}`)
}

export function listOf(check: Check): Check {
  return function* (value, at, step) {
    if (!Array.isArray(value)) yield { at, defect: 'is no list' }
    else for (const [index, one] of value.entries()) yield* check(one, `${at}/${index}`, step)
  }
}

export function nullOr(check: Check): Check {
  return (value, at, step) => (value === null ? [] : check(value, at, step))
}

/** A field that may be absent. */
export function maybe(check: Check): Check {
  return (value, at, step) => (value === undefined ? [] : check(value, at, step))
}

/** A record with these fields and no others. */
export function fields(known: Fields): Check {
  return function* (value, at, step) {
    if (!isRecord(value)) return yield { at, defect: 'is no object' }
    for (const name of Object.keys(value))
      if (!Object.hasOwn(known, name)) yield { at: `${at}/${pointer(name)}`, defect: 'is not known' }
    for (const [name, check] of Object.entries(known))
      for (const fault of check(value[name], `${at}/${name}`, step))
        yield value[name] === undefined ? { at: fault.at, defect: 'is missing' } : fault
  }
}

/** A record of a kind that one of its fields tells. @param shared fields of all kinds */
export function kindOfRecord(tag: string, kinds: { readonly [kind: string]: Fields }, shared: Fields = {}): Check {
  return (value, at, step) => {
    if (!isRecord(value)) return [{ at, defect: 'is no object' }]
    const kind = value[tag]
    const known = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
    if (!known) return [{ at: `${at}/${tag}`, defect: `is none of ${Object.keys(kinds).join(', ')}` }]
    return fields({ [tag]: text, ...known, ...shared })(value, at, step)
  }
}

function is(holds: (value: unknown) => boolean, defect: string): Check {
  return function* (value, at) {
    if (!holds(value)) yield { at, defect }
  }
}

/** Whether something is an object with fields. */
export function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A name as part of a JSON pointer. */
function pointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
