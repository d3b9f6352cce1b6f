import { IDENTIFIERS, type IdentifierRow, type NamedCall, type NamedStep } from '../specs/NamedCall.ts'

/** What the session has made of the image. */
export interface NamedState {
  /** Whether the package on D: was added, and its feature enabled. */
  readonly ours: 'gone' | 'there' | 'enabled'
  /** Whether the feature of Windows is enabled, at its next start. */
  readonly windows: boolean
}

/** What is to come of a call. */
export interface NamedEnd {
  /** Undefined for any but E_INVALIDARG. */
  readonly hresult: number | undefined
  /** What was told of; undefined where nothing is. */
  readonly found?: 'ours' | 'Windows'
  readonly after: NamedState
  /** Whether the image may be another. */
  readonly changes: boolean
}

const E_INVALIDARG = 0x80070057
const NOT_FOUND = 0x80070002
const INVALID_PACKAGE = 0x800f0805
const UNKNOWN_UPDATE = 0x800f080c
const PERMANENT = 0x800f0825
const PENDING = 0x800f0806

/** What a package is that Identifier and PackageIdentifier name together, or how that is refused: as `NamedEnd.hresult`. */
type Named = 'ours' | 'Windows' | number | undefined

/** What comes of a call by the pages of the functions. */
export function modelNamedCall(state: NamedState, step: NamedStep): NamedEnd {
  const refused = (hresult: number | undefined): NamedEnd => ({ hresult, after: state, changes: false })
  if (step.function === 'add') {
    const after = state.ours === 'gone' ? { ...state, ours: 'there' as const } : state
    return { hresult: 0, after, changes: true }
  }
  if (step.function === 'clean') {
    const { type, flags } = step
    const known = type === 4 ? [0, 1, 3].includes(flags) : [1, 2].includes(type) && flags === 0
    if (!known) return refused(E_INVALIDARG)
    // What was enabled of Windows waits for its next start.
    if (type === 4 && state.windows) return refused(PENDING)
    // What there is to clean up of a service pack is not what this is about.
    return { hresult: type === 2 ? undefined : 0, after: state, changes: type === 4 }
  }
  const row = IDENTIFIERS[step.identifier]
  const named = row ? packageOf(step, row, state) : E_INVALIDARG
  if (typeof named !== 'string') return refused(named)
  const told: NamedEnd = { hresult: 0, found: named, after: state, changes: false }
  switch (step.function) {
    case 'remove':
      if (named === 'Windows') return refused(PERMANENT)
      if (state.ours === 'gone') return refused(INVALID_PACKAGE)
      return { hresult: 0, after: { ...state, ours: 'gone' }, changes: true }
    case 'enable':
      // The page: nothing is enabled, whatever the feature is called.
      if (named === 'ours' && state.ours === 'gone') return { hresult: 0, after: state, changes: false }
      if (named !== step.feature) return refused(UNKNOWN_UPDATE)
      return {
        hresult: 0,
        after: named === 'ours' ? { ...state, ours: 'enabled' } : { ...state, windows: true },
        changes: true,
      }
    case 'feature':
    case 'parent':
      return named === step.feature ? told : refused(UNKNOWN_UPDATE)
    default:
      return told
  }
}

/** Functions on features take Foundation where nothing is named, whatever the kind of name is. */
function packageOf(
  { function: name, kind }: NamedCall,
  { text, asName, asPath }: IdentifierRow,
  state: NamedState,
): Named {
  const onFeatures = ['features', 'feature', 'parent', 'enable'].includes(name)
  if (text === null || text === '') return onFeatures ? 'Windows' : E_INVALIDARG
  if (kind === 1) {
    if (asName === 'none' || (asName === 'ours' && state.ours === 'gone')) return INVALID_PACKAGE
    return asName
  }
  if (kind !== 2 || asPath === 'refused') return E_INVALIDARG
  if (asPath === 'out of reach') return undefined
  return asPath === 'gone' ? NOT_FOUND : 'ours'
}
