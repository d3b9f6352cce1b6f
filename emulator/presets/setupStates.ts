/** How far the set-up of an image has come: the registry value ImageState, and the values of the key SYSTEM\Setup. */
export interface SetupState {
  readonly imageState: string
  readonly setup: { readonly [value: string]: string | number }
  /** AuditBoot of SYSTEM\\Setup\\Status: 1 while Windows starts in audit mode. */
  readonly auditBoot: 0 | 1
}

/**
 * The set-up states that a simulated image goes through. ImageState is documented ("Windows Setup States"). SYSTEM\Setup
 * of a complete Windows is that of real machines; that a generalized one starts oobe\windeploy.exe with SetupType 2
 * comes from people who debugged Sysprep, its other values are inferred. That Windows in audit mode continues with audit
 * at every start is documented; which of its two ImageStates it has then, and its values of SYSTEM\\Setup, are inferred.
 */
export const SETUP_STATES = {
  /** OOBE is due at the next start. */
  generalized: {
    imageState: 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE',
    setup: {
      CmdLine: 'oobe\\windeploy.exe',
      OOBEInProgress: 1,
      RestartSetup: 0,
      SetupPhase: 0,
      SetupType: 2,
      SystemSetupInProgress: 1,
    },
    auditBoot: 0,
  },
  /** Every start leads to audit mode, until Sysprep is run. */
  audit: {
    imageState: 'IMAGE_STATE_SPECIALIZE_RESEAL_TO_AUDIT',
    setup: {
      CmdLine: 'oobe\\windeploy.exe',
      OOBEInProgress: 0,
      RestartSetup: 0,
      SetupPhase: 0,
      SetupType: 2,
      SystemSetupInProgress: 1,
    },
    auditBoot: 1,
  },
  complete: {
    imageState: 'IMAGE_STATE_COMPLETE',
    setup: {
      CmdLine: '',
      OOBEInProgress: 0,
      RestartSetup: 0,
      SetupPhase: 0,
      SetupType: 0,
      SystemSetupInProgress: 0,
    },
    auditBoot: 0,
  },
} as const satisfies { readonly [name: string]: SetupState }

/**
 * SYSTEM\\Setup of Windows PE, which never goes through OOBE and has no ImageState: it starts winpeshl.exe, as documented;
 * the numbers are inferred.
 */
export const PE_SETUP = { CmdLine: 'winpeshl.exe', SetupType: 1, SystemSetupInProgress: 1 } as const

/** Values of ImageState that make the next start run OOBE. */
export const OOBE_IS_DUE: readonly string[] = [
  SETUP_STATES.generalized.imageState,
  'IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE',
]

/** The file that mirrors ImageState. */
export const STATE_INI = 'Windows\\Setup\\State\\State.ini'

/** The content of that file. */
export function stateIni({ imageState }: SetupState): string {
  return `[State]\r\nImageState=${imageState}\r\n`
}
