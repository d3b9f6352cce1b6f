/** How a command of a script ended: done, or refused with the code of DISM's error (an unsigned HRESULT). */
export type CommandResult = { readonly refused: undefined } | { readonly refused: number }
