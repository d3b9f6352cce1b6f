import type { ErrorName } from '../../errors/catalogue.ts'

/** What a provider of DISM logs, in the thread of that number. */
type FailureLine = (threadId: number) => string

/**
 * What DISM itself logs of a failure, where it is known. Sources: winget-cli issue 6489 (Server 2025), msix-packaging
 * issue 714 (24H2 or later; the addresses are those of that computer), BatUtil issue 54 (10.0.26100).
 */
export const FAILURE_LINES: { readonly [error in ErrorName]?: readonly FailureLine[] } = {
  REMOVE_FAILED: [
    () =>
      'Failed to uninstall because policy prevents the removal of this package - CAppxManager::RemoveAllUserAppx(hr:0x80073cfa)',
    () => 'Failed to remove package - CRemoveAppxCommandObject::InternalExecute(hr:0x80073cfa)',
  ],
  APPX_POLICY_CHECK_FAILED: [
    (threadId) =>
      `onecore\\admin\\appmodel\\utilities\\provisionhelper\\msixpackageadapter.cpp(773)\\AppxProvider.dll!00007FFEFCA3AC3F: (caller: 00007FFEFCA38A6A) ReturnHr(1) tid(${threadId.toString(16)}) C1570108     Msg:[Policy check failed] \r\n - CAppxManager::ResultLoggingCallback`,
  ],
  CBS_CANNOT_UNINSTALL: [
    () => 'Failed initiating changes - CDISMPackage::Internal_ChangePackageState(hr:0x800f0825)',
    () => 'Failed to Remove the Package. - CDISMPackage::RemoveEx(hr:0x800f0825)',
  ],
}
