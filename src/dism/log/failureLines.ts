import type { ErrorName } from '../../errors/catalogue.ts'

/** A line that DISM's app provider logs: `<text> - <place>(hr:0x…)`. */
interface FailureLine {
  readonly text: string
  readonly place: string
}

/** What DISM itself logs of a failure, where it is known. Source: winget-cli issue 6489 (Server 2025). */
export const FAILURE_LINES: { readonly [error in ErrorName]?: readonly FailureLine[] } = {
  REMOVE_FAILED: [
    {
      text: 'Failed to uninstall because policy prevents the removal of this package',
      place: 'CAppxManager::RemoveAllUserAppx',
    },
    { text: 'Failed to remove package', place: 'CRemoveAppxCommandObject::InternalExecute' },
  ],
}
