/** A mistake in the code that acts by a rule: `replace` instead of `find`, which occurs once in the file. */
export interface Defect {
  readonly rule: string
  /** From the project's folder, `/` separated. */
  readonly file: string
  /** The mistake in a plain sentence. */
  readonly what: string
  readonly find: string
  readonly replace: string
}

/** Where a defect was found, so that the next search looks there first. */
export interface FoundAt {
  readonly what: string
  readonly property: string
  readonly seed: number
  /** Which value of the seed: a number, as there is no shrinking. */
  readonly path: string
}

/** What was found, by rule. */
export interface FoundDefects {
  readonly [rule: string]: readonly FoundAt[]
}

/** How the search for one defect went. */
export interface DefectResult {
  readonly rule: string
  readonly what: string
  readonly file: string
  /** `bad`: it is no fair defect, `error` says why; `survived`: no property noticed it. */
  readonly outcome: 'found' | 'survived' | 'bad'
  readonly foundAt: FoundAt | undefined
  /** It was found where the record said. */
  readonly recorded: boolean
  /** Runs of all properties until then. */
  readonly runs: number
  /** Seconds of the processor until then. */
  readonly seconds: number
  readonly error: string | undefined
}
