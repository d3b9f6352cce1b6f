import type { ErrorTable } from './ErrorText.ts'

/** Errors of component based servicing (0x800F0800 on), by the names that public tables have without `CBS_E_`. */
export const SERVICING_STACK_ERRORS = {
  /** Text of the DISM API. */
  CBS_INVALID_PACKAGE: {
    hresult: 0x800f0805,
    message: 'The specified package is not a valid Windows package.',
    itemMessage: 'The specified package is not valid Windows package.',
  },
  CBS_PENDING: {
    hresult: 0x800f0806,
    message: 'The operation could not be completed due to pending operations.',
  },
  /** Text of the DISM API. */
  CBS_UNKNOWN_UPDATE: {
    hresult: 0x800f080c,
    message: 'The feature is not present in the package.',
  },
  /** Inferred: the text. */
  CBS_MANIFEST_VALIDATION_UPDATES_PARENT_MISSING: {
    hresult: 0x800f0812,
    message: 'The parent of an update is missing from the package.',
  },
  /** Inferred: the text. */
  CBS_DUPLICATE_UPDATENAME: {
    hresult: 0x800f0819,
    message: 'Two updates of the package have the same name.',
  },
  /** Inferred: the text. */
  CBS_CYCLE_EVALUATION: {
    hresult: 0x800f081d,
    message: 'The updates of the package depend on each other.',
  },
  CBS_NOT_APPLICABLE: {
    hresult: 0x800f081e,
    message: 'The specified package is not applicable to this image.',
  },
  CBS_NEW_SERVICING_STACK_REQUIRED: {
    hresult: 0x800f0823,
    message: 'The specified package cannot be added to this Windows Image due to a version mismatch.',
  },
  CBS_CANNOT_UNINSTALL: {
    hresult: 0x800f0825,
    message: 'Permanent package cannot be uninstalled.',
  },
  /** Inferred: the text. */
  CBS_DEPENDENT_FAILURE: {
    hresult: 0x800f082c,
    message: 'The operation failed because a dependency is not installed.',
  },
  /** CBS_E_UNKNOWN_UPDATE as it is told of a feature; %1 is its name. */
  UNKNOWN_FEATURE: {
    hresult: 0x800f080c,
    message: `Feature name %1 is unknown.
A Windows feature name was not recognized.
Use the /Get-Features option to find the name of the feature in the image and try the command again.`,
  },
  /** As dism.exe tells it; the API has a code of its own. %1 is the feature, %2 what it stands on. */
  PARENT_FEATURE_DISABLED: {
    hresult: 0x80070032,
    message: `The operation completed but %1 feature was not enabled.
Ensure that the following parent feature(s) are enabled first. If they are already enabled, refer to the log file for further diagnostics.
%2`,
  },
  CBS_SOURCE_MISSING: {
    hresult: 0x800f081f,
    message: `The source files could not be found.
Use the "Source" option to specify the location of the files that are required to restore the feature. For more information on specifying a source location, see https://go.microsoft.com/fwlink/?LinkId=243077.`,
  },
  /** Inferred: the text. */
  CBS_STORE_CORRUPTION: {
    hresult: 0x800f0831,
    message: 'The component store has been corrupted.',
  },
  /** A Win32 error of side by side assemblies, 14028. */
  SXS_FILE_HASH_MISMATCH: {
    hresult: 0x800736cc,
    message: "A component's file does not match the verification information present in the component manifest.",
  },
  CBS_DOWNLOAD_FAILURE: {
    hresult: 0x800f0906,
    message: `The source files could not be downloaded.
Use the "source" option to specify the location of the files that are required to restore the feature. For more information on specifying a source location, see http://go.microsoft.com/fwlink/?LinkId=243077.`,
  },
  CBS_GROUPPOLICY_DISALLOWED: {
    hresult: 0x800f0907,
    message: `DISM failed. No operation was performed.
For more information, review the log file.`,
  },
  CBS_INSTALLERS_FAILED: {
    hresult: 0x800f0922,
    message: `DISM failed. No operation was performed.
For more information, review the log file.`,
  },
  /** Captured with 10.0.20344. */
  CBS_INVALID_WINDOWS_UPDATE_COUNT: {
    hresult: 0x800f0950,
    message: `DISM failed. No operation was performed.
For more information, review the log file.`,
  },
  CBS_INVALID_WINDOWS_UPDATE_COUNT_WSUS: {
    hresult: 0x800f0954,
    message: `DISM failed. No operation was performed.
For more information, review the log file.`,
  },
  CBS_INVALID_PACKAGE_REQUEST_ON_MULTILINGUAL_FOD: {
    hresult: 0x800f0955,
    message: `DISM failed. No operation was performed.
For more information, review the log file.`,
  },
  /** What the API says of a capability that is to be removed and is not there. Inferred: the text. */
  CAPABILITY_NOT_PRESENT: {
    hresult: 0x800f0825,
    message: 'The feature is not present in the package.',
  },
} as const satisfies ErrorTable
