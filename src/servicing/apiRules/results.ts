import type { Rule } from '../../rules/Rule.ts'

const PAGES = 'DISM API reference'
const HEADER = 'dismapi.h'

export const successTold: Rule = {
  id: 'api.success.told',
  verdicts: ['reload', 'restart'],
  variants: {
    inferred: {
      text: 'A function whose work needs both a reload of the session and a restart of Windows succeeds with 1, not with 3010: nothing can be done with the session before.',
      source: `${HEADER}, DISMAPI_S_RELOAD_IMAGE_SESSION_REQUIRED; nothing is known of both`,
    },
  },
}

export const errorKept: Rule = {
  id: 'api.error.last',
  verdicts: ['told', 'none'],
  variants: {
    documented: {
      text: 'DismGetLastErrorMessage tells the text of the last call when that failed; DismShutdown, DismDelete and the function itself do not count. That it gives S_FALSE and nothing else when there is none is inferred.',
      source: `${PAGES}, DismGetLastErrorMessage`,
    },
  },
}

export const structureReturned: Rule = {
  id: 'api.structure.returned',
  verdicts: ['given back', 'refused'],
  variants: {
    documented: {
      text: 'DismDelete takes back what a function of this process has returned. That NULL is accepted, and that E_INVALIDARG is the answer to anything else and to the second time, is inferred.',
      source: `${PAGES}, DismDelete; its sample programs, which call it with NULL`,
    },
  },
}
