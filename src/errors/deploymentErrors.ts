import type { ErrorTable } from './ErrorText.ts'

/**
 * Errors of the app deployment service (0x80073CF0 on) and of Store licenses, by code: names of winerror.h without
 * their prefix, and what FormatMessage gives for them.
 */
export const DEPLOYMENT_ERRORS = {
  INSTALL_OPEN_PACKAGE_FAILED: {
    hresult: 0x80073cf0,
    message: 'Package could not be opened.',
  },
  INSTALL_PACKAGE_NOT_FOUND: {
    hresult: 0x80073cf1,
    message: 'Package was not found.',
  },
  INSTALL_INVALID_PACKAGE: {
    hresult: 0x80073cf2,
    message: 'Package data is invalid.',
  },
  INSTALL_RESOLVE_DEPENDENCY_FAILED: {
    hresult: 0x80073cf3,
    message: 'Package failed updates, dependency or conflict validation.',
  },
  INSTALL_OUT_OF_DISK_SPACE: {
    hresult: 0x80073cf4,
    message: 'There is not enough disk space on your computer. Please free up some space and try again.',
  },
  INSTALL_NETWORK_FAILURE: {
    hresult: 0x80073cf5,
    message: 'There was a problem downloading your product.',
  },
  INSTALL_REGISTRATION_FAILURE: {
    hresult: 0x80073cf6,
    message: 'Package could not be registered.',
  },
  INSTALL_DEREGISTRATION_FAILURE: {
    hresult: 0x80073cf7,
    message: 'Package could not be unregistered.',
  },
  INSTALL_CANCEL: {
    hresult: 0x80073cf8,
    message: 'User cancelled the install request.',
  },
  INSTALL_FAILED: {
    hresult: 0x80073cf9,
    message: 'Install failed. Please contact your software vendor.',
  },
  REMOVE_FAILED: {
    hresult: 0x80073cfa,
    message: 'Removal failed. Please contact your software vendor.',
  },
  PACKAGE_ALREADY_EXISTS: {
    hresult: 0x80073cfb,
    message:
      'The provided package is already installed, and reinstallation of the package was blocked. Check the AppXDeployment-Server event log for details.',
  },
  NEEDS_REMEDIATION: {
    hresult: 0x80073cfc,
    message: 'The application cannot be started. Try reinstalling the application to fix the problem.',
  },
  INSTALL_PREREQUISITE_FAILED: {
    hresult: 0x80073cfd,
    message: 'A Prerequisite for an install could not be satisfied.',
  },
  PACKAGE_REPOSITORY_CORRUPTED: {
    hresult: 0x80073cfe,
    message: 'The package repository is corrupted.',
  },
  INSTALL_POLICY_FAILURE: {
    hresult: 0x80073cff,
    message: 'To install this application you need either a Windows developer license or a sideloading-enabled system.',
  },
  PACKAGE_UPDATING: {
    hresult: 0x80073d00,
    message: 'The application cannot be started because it is currently updating.',
  },
  DEPLOYMENT_BLOCKED_BY_POLICY: {
    hresult: 0x80073d01,
    message: 'The package deployment operation is blocked by policy. Please contact your system administrator.',
  },
  PACKAGES_IN_USE: {
    hresult: 0x80073d02,
    message: 'The package could not be installed because resources it modifies are currently in use.',
  },
  RECOVERY_FILE_CORRUPT: {
    hresult: 0x80073d03,
    message: 'The package could not be recovered because necessary data for recovery have been corrupted.',
  },
  INVALID_STAGED_SIGNATURE: {
    hresult: 0x80073d04,
    message:
      'The signature is invalid. To register in developer mode, AppxSignature.p7x and AppxBlockMap.xml must be valid or should not be present.',
  },
  DELETING_EXISTING_APPLICATIONDATA_STORE_FAILED: {
    hresult: 0x80073d05,
    message: "An error occurred while deleting the package's previously existing application data.",
  },
  INSTALL_PACKAGE_DOWNGRADE: {
    hresult: 0x80073d06,
    message: 'The package could not be installed because a higher version of this package is already installed.',
  },
  SYSTEM_NEEDS_REMEDIATION: {
    hresult: 0x80073d07,
    message: 'An error in a system binary was detected. Try refreshing the PC to fix the problem.',
  },
  APPX_INTEGRITY_FAILURE_CLR_NGEN: {
    hresult: 0x80073d08,
    message: 'A corrupted CLR NGEN binary was detected on the system.',
  },
  RESILIENCY_FILE_CORRUPT: {
    hresult: 0x80073d09,
    message: 'The operation could not be resumed because necessary data for recovery have been corrupted.',
  },
  INSTALL_FIREWALL_SERVICE_NOT_RUNNING: {
    hresult: 0x80073d0a,
    message:
      'The package could not be installed because the Windows Firewall service is not running. Enable the Windows Firewall service and try again.',
  },
  PACKAGE_MOVE_FAILED: {
    hresult: 0x80073d0b,
    message: 'Package move failed.',
  },
  INSTALL_VOLUME_NOT_EMPTY: {
    hresult: 0x80073d0c,
    message: 'The deployment operation failed because the volume is not empty.',
  },
  INSTALL_VOLUME_OFFLINE: {
    hresult: 0x80073d0d,
    message:
      'The deployment operation failed because the volume is offline. For a package update, the volume refers to the installed volume of all package versions.',
  },
  INSTALL_VOLUME_CORRUPT: {
    hresult: 0x80073d0e,
    message: 'The deployment operation failed because the specified volume is corrupt.',
  },
  NEEDS_REGISTRATION: {
    hresult: 0x80073d0f,
    message: 'The deployment operation failed because the specified application needs to be registered first.',
  },
  INSTALL_WRONG_PROCESSOR_ARCHITECTURE: {
    hresult: 0x80073d10,
    message: 'The deployment operation failed because the package targets the wrong processor architecture.',
  },
  DEV_SIDELOAD_LIMIT_EXCEEDED: {
    hresult: 0x80073d11,
    message:
      'You have reached the maximum number of developer sideloaded packages allowed on this device. Please uninstall a sideloaded package and try again.',
  },
  INSTALL_OPTIONAL_PACKAGE_REQUIRES_MAIN_PACKAGE: {
    hresult: 0x80073d12,
    message:
      'A main app package is required to install this optional package.  Install the main package first and try again.',
  },
  PACKAGE_NOT_SUPPORTED_ON_FILESYSTEM: {
    hresult: 0x80073d13,
    message: 'This app package type is not supported on this filesystem',
  },
  PACKAGE_MOVE_BLOCKED_BY_STREAMING: {
    hresult: 0x80073d14,
    message: 'Package move operation is blocked until the application has finished streaming',
  },
  INSTALL_OPTIONAL_PACKAGE_APPLICATIONID_NOT_UNIQUE: {
    hresult: 0x80073d15,
    message:
      'A main or another optional app package has the same application ID as this optional package.  Change the application ID for the optional package to avoid conflicts.',
  },
  PACKAGE_STAGING_ONHOLD: {
    hresult: 0x80073d16,
    message: 'This staging session has been held to allow another staging operation to be prioritized.',
  },
  INSTALL_INVALID_RELATED_SET_UPDATE: {
    hresult: 0x80073d17,
    message:
      'A related set cannot be updated because the updated set is invalid. All packages in the related set must be updated at the same time.',
  },
  INSTALL_OPTIONAL_PACKAGE_REQUIRES_MAIN_PACKAGE_FULLTRUST_CAPABILITY: {
    hresult: 0x80073d18,
    message:
      'An optional package with a FullTrust entry point requires the main package to have the runFullTrust capability.',
  },
  DEPLOYMENT_BLOCKED_BY_USER_LOG_OFF: {
    hresult: 0x80073d19,
    message: 'An error occurred because a user was logged off.',
  },
  PROVISION_OPTIONAL_PACKAGE_REQUIRES_MAIN_PACKAGE_PROVISIONED: {
    hresult: 0x80073d1a,
    message: 'An optional package provision requires the dependency main package to also be provisioned.',
  },
  PACKAGES_REPUTATION_CHECK_FAILED: {
    hresult: 0x80073d1b,
    message: 'The packages failed the SmartScreen reputation check.',
  },
  PACKAGES_REPUTATION_CHECK_TIMEDOUT: {
    hresult: 0x80073d1c,
    message: 'The SmartScreen reputation check operation timed out.',
  },
  DEPLOYMENT_OPTION_NOT_SUPPORTED: {
    hresult: 0x80073d1d,
    message: 'The current deployment option is not supported.',
  },
  APPINSTALLER_ACTIVATION_BLOCKED: {
    hresult: 0x80073d1e,
    message: 'Activation is blocked due to the .appinstaller update settings for this app.',
  },
  REGISTRATION_FROM_REMOTE_DRIVE_NOT_SUPPORTED: {
    hresult: 0x80073d1f,
    message: 'Remote drives are not supported; use \\\\server\\share to register a remote package.',
  },
  APPX_RAW_DATA_WRITE_FAILED: {
    hresult: 0x80073d20,
    message: 'Failed to process and write downloaded APPX package data to disk.',
  },
  DEPLOYMENT_BLOCKED_BY_VOLUME_POLICY_PACKAGE: {
    hresult: 0x80073d21,
    message:
      "The deployment operation was blocked due to a per-package-family policy restricting deployments on a non-system volume. Per policy, this app must be installed to the system drive, but that's not set as the default. In Storage Settings, make the system drive the default location to save new content, then retry the install.",
  },
  DEPLOYMENT_BLOCKED_BY_VOLUME_POLICY_MACHINE: {
    hresult: 0x80073d22,
    message:
      "The deployment operation was blocked due to a machine-wide policy restricting deployments on a non-system volume. Per policy, this app must be installed to the system drive, but that's not set as the default. In Storage Settings, make the system drive the default location to save new content, then retry the install.",
  },
  DEPLOYMENT_BLOCKED_BY_PROFILE_POLICY: {
    hresult: 0x80073d23,
    message:
      'The deployment operation was blocked because Special profile deployment is not allowed. Please try logging into an account that is not a Special profile. You can try logging out and logging back into the current account, or try logging into a different account.',
  },
  DEPLOYMENT_FAILED_CONFLICTING_MUTABLE_PACKAGE_DIRECTORY: {
    hresult: 0x80073d24,
    message:
      "The deployment operation failed due to a conflicting package's mutable package directory. To install this package remove the existing package with the conflicting mutable package directory.",
  },
  SINGLETON_RESOURCE_INSTALLED_IN_ACTIVE_USER: {
    hresult: 0x80073d25,
    message:
      'The package installation failed because a singleton resource was specified and another user with that package installed is logged in. Please make sure that all active users with the package installed are logged out and retry installation.',
  },
  DIFFERENT_VERSION_OF_PACKAGED_SERVICE_INSTALLED: {
    hresult: 0x80073d26,
    message:
      'The package installation failed because a different version of the service is installed. Try installing a newer version of the package.',
  },
  SERVICE_EXISTS_AS_NON_PACKAGED_SERVICE: {
    hresult: 0x80073d27,
    message:
      'The package installation failed because a version of the service exists outside of APPX packaging. Please contact your software vendor.',
  },
  PACKAGED_SERVICE_REQUIRES_ADMIN_PRIVILEGES: {
    hresult: 0x80073d28,
    message:
      'The package installation failed because administrator privileges are required. Please contact an administrator to install this package.',
  },
  REDIRECTION_TO_DEFAULT_ACCOUNT_NOT_ALLOWED: {
    hresult: 0x80073d29,
    message:
      'The package deployment failed because the operation would have redirected to default account, when the caller said not to do so.',
  },
  PACKAGE_LACKS_CAPABILITY_TO_DEPLOY_ON_HOST: {
    hresult: 0x80073d2a,
    message: 'The package deployment failed because the package requires a capability to natively target this host.',
  },
  UNSIGNED_PACKAGE_INVALID_CONTENT: {
    hresult: 0x80073d2b,
    message: 'The package deployment failed because its content is not valid for an unsigned package.',
  },
  UNSIGNED_PACKAGE_INVALID_PUBLISHER_NAMESPACE: {
    hresult: 0x80073d2c,
    message: 'The package deployment failed because its publisher is not in the unsigned namespace.',
  },
  SIGNED_PACKAGE_INVALID_PUBLISHER_NAMESPACE: {
    hresult: 0x80073d2d,
    message: 'The package deployment failed because its publisher is not in the signed namespace.',
  },
  PACKAGE_EXTERNAL_LOCATION_NOT_ALLOWED: {
    hresult: 0x80073d2e,
    message:
      'The package deployment failed because it must allow external content to be deployed with an external location.',
  },
  INSTALL_FULLTRUST_HOSTRUNTIME_REQUIRES_MAIN_PACKAGE_FULLTRUST_CAPABILITY: {
    hresult: 0x80073d2f,
    message:
      'A host runtime dependency resolving to a package with full trust content requires the main package to have the runFullTrust capability.',
  },
  PACKAGE_LACKS_CAPABILITY_FOR_MANDATORY_STARTUPTASKS: {
    hresult: 0x80073d30,
    message: 'The package deployment failed because the package requires a capability for mandatory startup tasks.',
  },
  INSTALL_RESOLVE_HOSTRUNTIME_DEPENDENCY_FAILED: {
    hresult: 0x80073d31,
    message: 'Package failed host runtime dependency or conflict validation.',
  },
  MACHINE_SCOPE_NOT_ALLOWED: {
    hresult: 0x80073d32,
    message: "The package deployment failed because it uses a machine scope but doesn't have the required capability.",
  },
  CLASSIC_COMPAT_MODE_NOT_ALLOWED: {
    hresult: 0x80073d33,
    message:
      "The package deployment failed because it uses classic compatmode but doesn't have the required capability.",
  },
  STAGEFROMUPDATEAGENT_PACKAGE_NOT_APPLICABLE: {
    hresult: 0x80073d34,
    message: 'AppxUpdateAgent attempted to stage a package that is not applicable.',
  },
  PACKAGE_NOT_REGISTERED_FOR_USER: {
    hresult: 0x80073d35,
    message:
      'The application cannot be started for the target user.  Please have the user explicitly install this package.',
  },
  PACKAGE_NAME_MISMATCH: {
    hresult: 0x80073d36,
    message:
      'The provided package name does not match the expected package name. Check the AppXDeployment-Server event log for details.',
  },
  APPINSTALLER_URI_IN_USE: {
    hresult: 0x80073d37,
    message:
      'The provided .appinstaller URI is already being used by another package family. Check the AppXDeployment-Server event log for details.',
  },
  APPINSTALLER_IS_MANAGED_BY_SYSTEM: {
    hresult: 0x80073d38,
    message:
      "The package family's auto update settings are being managed at system priority and cannot be changed at default priority. Please contact your system administrator for help with the error.",
  },
  SERVICE_BLOCKED_BY_SYSPREP_IN_PROGRESS: {
    hresult: 0x80073d39,
    message: 'Service is not available while sysprep is running.',
  },
  UNSUPPORTED_ARM32_PACKAGE_REQUIRES_REMEDIAITON: {
    hresult: 0x80073d3a,
    message:
      'The activation failed because the package targets the arm32 architecture, which is no longer supported. Try repairing or reinstalling the application to fix the problem.',
  },
  UUP_PRODUCT_NOT_APPLICABLE: {
    hresult: 0x80073d3b,
    message: 'The product is not applicable or cannot be found.',
  },
  BLOCKED_BY_PENDING_PACKAGE_REMOVAL: {
    hresult: 0x80073d3c,
    message:
      'The deployment operation on this package is blocked because it or a package in the same family is pending removal. Please log off and log on again to finish the deferred package removal and try again.',
  },
  PACKAGE_REPOSITORY_ROOT_CORRUPTED: {
    hresult: 0x80073d3d,
    message: 'The package repository root is corrupted.',
  },
  PACKAGE_MANIFEST_NOT_FOUND: {
    hresult: 0x80073d3e,
    message: 'The package manifest is not found.',
  },
  DEPLOYMENT_BLOCKED_BY_REMOVEDEFAULTPACKAGES_POLICY: {
    hresult: 0x80073d3f,
    message:
      'The deployment operation on this package is blocked because the package family name is in RemoveDefaultMicrosoftStorePackages policy override.',
  },
  URI_BLOCKED_BY_POLICY_MSIXALLOWEDZONES: {
    hresult: 0x80073d40,
    message: 'The source uri is blocked by MsixAllowedZones policy. Please contact your system administrator.',
  },
  URI_RECOMMENDED_BLOCK_BY_SMARTSCREEN: {
    hresult: 0x80073d41,
    message: 'The source uri is recommended to be blocked by SmartScreen. Please contact your system administrator.',
  },
  STORE_ERROR_UNLICENSED: {
    hresult: 0x80073df5,
    message: 'This PC does not have a valid license for the application or product.',
  },
  STORE_ERROR_UNLICENSED_USER: {
    hresult: 0x80073df6,
    message: 'The authenticated user does not have a valid license for the application or product.',
  },
  STORE_ERROR_PENDING_COM_TRANSACTION: {
    hresult: 0x80073df7,
    message: 'The commerce transaction associated with this license is still pending verification.',
  },
  STORE_ERROR_LICENSE_REVOKED: {
    hresult: 0x80073df8,
    message: 'The license has been revoked for this user.',
  },
} as const satisfies ErrorTable
