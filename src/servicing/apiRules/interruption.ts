import type { Rule } from '../../rules/Rule.ts'

const PAGES = 'DISM API reference'

export const cancelHonoured: Rule = {
  id: 'api.cancel.honoured',
  verdicts: ['cancelled', 'too late'],
  variants: {
    documented: {
      text: 'A CancelEvent that is signalled cancels the operation in progress. At a stage where that is not possible the operation goes on and succeeds. The code, 0x800704c7, that an event which is signalled before the call counts too, and where that stage begins, is inferred.',
      source: `${PAGES}, DismRemovePackage, CancelEvent; ManagedDism, codes that it takes for a cancellation`,
    },
  },
}

export const cancelState: Rule = {
  id: 'api.cancel.state',
  verdicts: ['half serviced', 'untouched'],
  variants: {
    documented: {
      text: 'After a cancellation the state of the image is unknown: it is to be verified, or the changes discarded. What is left behind is for the settings of the API to choose: nothing, what was done so far, or either by a seed. Before the first step there is nothing to leave (inferred).',
      source: `${PAGES}, DismRemovePackage, CancelEvent`,
    },
  },
}

export const progressTold: Rule<{ totals: { readonly [name: string]: number }; other: number }> = {
  id: 'api.progress.told',
  verdicts: ['told', 'not told'],
  variants: {
    observed: {
      text: 'Progress is called with a Current that only grows and a Total that differs by function: 1000 for DismAddPackage, 1000 or more for DismCheckImageHealth, which begins at 50. The last call, when all is done, has both equal. That other functions have 100 is inferred.',
      source:
        'ManagedDism, issues 37 and 170, and its tests; the sample programs, which end a line when Current is Total',
      value: { totals: { DismAddPackage: 1000, DismCheckImageHealth: 1000 }, other: 100 },
    },
  },
}

export const progressSilent: Rule = {
  id: 'api.progress.signal',
  verdicts: ['silent', 'told'],
  variants: {
    observed: {
      text: 'Once the CancelEvent is signalled Progress is not called any more.',
      source: 'ManagedDism, a test that cancels at the first call and finds Current as it was then',
    },
  },
}

export const progressThrew: Rule = {
  id: 'api.progress.threw',
  verdicts: ['ended', 'went on'],
  oneSided: 'a callback that comes back is no question',
  variants: {
    observed: {
      text: 'A Progress that throws ends the operation. That nothing of it stays in the image, not even when it throws at its last call, and that the session can be used again, is inferred.',
      source: 'ManagedDism, issue 170',
    },
  },
}
