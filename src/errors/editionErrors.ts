import type { ErrorTable } from './ErrorText.ts'

/** Errors of changing the edition of an image. */
export const EDITION_ERRORS = {
  /** Captured with 50. */
  EDITION_NOT_A_TARGET: {
    hresult: 0x80070032,
    message: `This Windows image cannot upgrade to the edition of Windows that was specified.
The upgrade cannot proceed.
Run the /Get-TargetEditions option to see what edition of Windows you can upgrade to.`,
  },
  /** Reported with 50. */
  EDITION_ONLINE: {
    hresult: 0x80070032,
    message: 'Setting an Edition is not supported with online images.',
  },
  /** ERROR_UNKNOWN_PRODUCT, as wrappers of the API expect; text as reported, with 87 and other numbers too. */
  PRODUCT_KEY_INVALID: {
    hresult: 0x80070645,
    message: `The specified product key could not be validated.
Check that the specified product key is valid and that it matches the target edition.`,
  },
} as const satisfies ErrorTable
