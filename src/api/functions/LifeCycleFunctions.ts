import type { HRESULT } from '../HRESULT.ts'

/** The functions with which the use of the API begins and ends. */
export interface LifeCycleFunctions {
  /**
   * Begins to use the API: once, and before all else.
   * @param logLevel see `DismLogLevel`
   * @param logFilePath null: where dism.log usually is
   * @param scratchDirectory a folder, or null; nothing is put there
   */
  readonly DismInitialize: (
    logLevel: number,
    logFilePath: string | null,
    scratchDirectory: string | null,
  ) => Promise<HRESULT>
  /** Ends the use of the API. All sessions have to be closed. */
  readonly DismShutdown: () => Promise<HRESULT>
}
