import type { ErrorTable } from './ErrorText.ts'

/** What the DISM API itself answers: numbers of its header, texts of its message table (6.2.9200 to 10.0.22000). */
export const API_ERRORS = {
  DISMAPI_DISMAPI_NOT_INITIALIZED: {
    hresult: 0xc0040001,
    message: 'DISM API was not initialized for this process.',
  },
  DISMAPI_SHUTDOWN_IN_PROGRESS: {
    hresult: 0xc0040002,
    message: 'A DismSession was being shutdown when another operation was called on it.',
  },
  DISMAPI_OPEN_SESSION_HANDLES: {
    hresult: 0xc0040003,
    message: 'A DismShutdown was called while there were open DismSession handles.',
  },
  DISMAPI_INVALID_DISM_SESSION: {
    hresult: 0xc0040004,
    message: 'An invalid DismSession handle was passed into a DISMAPI function.',
  },
  DISMAPI_INVALID_IMAGE_INDEX: {
    hresult: 0xc0040005,
    message: 'An invalid image index was specified.',
  },
  DISMAPI_INVALID_IMAGE_NAME: {
    hresult: 0xc0040006,
    message: 'An invalid image name was specified.',
  },
  DISMAPI_UNABLE_TO_UNMOUNT_IMAGE_PATH: {
    hresult: 0xc0040007,
    message: 'An image that is not a mounted WIM or mounted VHD was attempted to be unmounted.',
  },
  DISMAPI_LOGGING_DISABLED: {
    hresult: 0xc0040009,
    message: 'Failed to gain access to the log file user specified. Logging has been disabled.',
  },
  DISMAPI_OPEN_HANDLES_UNABLE_TO_UNMOUNT_IMAGE_PATH: {
    hresult: 0xc004000a,
    message: 'A DismSession with open handles was attempted to be unmounted.',
  },
  DISMAPI_OPEN_HANDLES_UNABLE_TO_MOUNT_IMAGE_PATH: {
    hresult: 0xc004000b,
    message: 'A DismSession with open handles was attempted to be mounted.',
  },
  DISMAPI_OPEN_HANDLES_UNABLE_TO_REMOUNT_IMAGE_PATH: {
    hresult: 0xc004000c,
    message: 'A DismSession with open handles was attempted to be remounted.',
  },
  DISMAPI_PARENT_FEATURE_DISABLED: {
    hresult: 0xc004000d,
    message: `One or several parent features are disabled so current feature can not be enabled.
Solutions:
1 Call function DismGetFeatureParent to get all parent features and enable all of them. Or
2 Set EnableAll to TRUE when calling function DismEnableFeature.`,
  },
  DISMAPI_MUST_SPECIFY_ONLINE_IMAGE: {
    hresult: 0xc004000e,
    message: 'The offline image specified is the running system. The macro DISM_ONLINE_IMAGE must be used instead.',
  },
  DISMAPI_INVALID_PRODUCT_KEY: {
    hresult: 0xc004000f,
    message:
      'The specified product key could not be validated. Check that the specified product key is valid and that it matches the target edition.',
  },
  DISMAPI_NEEDS_REMOUNT: {
    hresult: 0xc1510114,
    message: 'The specified image needs to be remounted before it can be used.',
  },
} as const satisfies ErrorTable
