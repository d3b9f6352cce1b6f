import { API_ERRORS } from './apiErrors.ts'
import { APPX_PROVIDER_ERRORS } from './appxProviderErrors.ts'
import { COMMAND_LINE_ERRORS } from './commandLineErrors.ts'
import { DEPLOYMENT_ERRORS } from './deploymentErrors.ts'
import { EDITION_ERRORS } from './editionErrors.ts'
import { DRIVER_ERRORS } from './driverErrors.ts'
import { IMAGE_ERRORS } from './imageErrors.ts'
import { PACKAGING_ERRORS } from './packagingErrors.ts'
import { SERVICING_STACK_ERRORS } from './servicingStackErrors.ts'
import { WIN32_ERRORS } from './win32Errors.ts'

export type { ErrorText } from './ErrorText.ts'

/**
 * The errors that DISM and the app deployment service give, by name, joined from one table a family. Codes and
 * texts are facts of the interface; an entry whose code or text is our choice says `Inferred` above it.
 */
export const ERRORS = {
  ...WIN32_ERRORS,
  ...COMMAND_LINE_ERRORS,
  ...IMAGE_ERRORS,
  ...EDITION_ERRORS,
  ...DEPLOYMENT_ERRORS,
  ...PACKAGING_ERRORS,
  ...APPX_PROVIDER_ERRORS,
  ...API_ERRORS,
  ...DRIVER_ERRORS,
  ...SERVICING_STACK_ERRORS,
} as const

/** Name of an error of the catalogue. */
export type ErrorName = keyof typeof ERRORS
