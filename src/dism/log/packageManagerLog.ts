import type { DismError } from '../../errors/DismError.ts'
import { formatHresult } from '../../errors/hresult.ts'
import type { DismLog } from '../../servicing/log/createLog.ts'
import type { GivenOptions } from '../grammar/OptionDefinition.ts'

const SOURCE = 'DISM Package Manager'
const HANDLER = 'CPackageManagerCLIHandler'

/** Options that it tells of as it comes upon them, and commands whose changes it processes so. */
const TOLD_OPTIONS = new Set(['featurename', 'packagename', 'packagepath'])
const FEATURE_CHANGES = new Set(['enable-feature', 'disable-feature'])

/**
 * What the package manager logs when it takes a command. Source: a public log of 10.0.14393.
 * @param token the command in lower case
 */
export function logPackageCommand(log: DismLog, token: string, options: GivenOptions): void {
  const execute = `${HANDLER}::ExecuteCmdLine`
  log.provider(3, SOURCE, `Processing the top level command token(${token}).`, `${HANDLER}::Private_ValidateCmdLine`)
  log.provider(3, SOURCE, 'Attempting to route to appropriate command handler.', execute)
  log.provider(3, SOURCE, 'Routing the command...', execute)
  for (const [name, values] of options)
    if (TOLD_OPTIONS.has(name))
      for (const value of values)
        log.provider(
          3,
          SOURCE,
          `Encountered the option "${name}" with value "${value}"`,
          `${HANDLER}::Private_GetPackagesFromCommandLine`,
        )
}

/** What it logs when a command failed; the first four lines when that was at the end, while features were changed. */
export function logPackageFailure(log: DismLog, token: string, { code, hresult: number }: DismError): void {
  const hresult = formatHresult(number)
  if (FEATURE_CHANGES.has(token) && code.startsWith('CBS_')) {
    log.verbatim(3, SOURCE, ` Error in operation: (null) (CBS HRESULT=${hresult}) - CCbsConUIHandler::Error`)
    for (const [text, place] of [
      ['Failed finalizing changes.', 'CDISMPackageManager::Internal_Finalize'],
      ['Failed processing package changes with session options', 'CDISMPackageManager::ProcessChangesWithOptions'],
      ['Failed ProcessChanges.', `${HANDLER}::Private_ProcessFeatureChange`],
    ] as const)
      log.provider(1, SOURCE, text, `${place}(hr:${hresult})`)
  }
  const execute = `${HANDLER}::ExecuteCmdLine`
  log.provider(1, SOURCE, `Failed while processing command ${token}.`, `${execute}(hr:${hresult})`)
  const logs = '%WINDIR%\\logs\\CBS\\cbs.log'
  log.provider(
    3,
    SOURCE,
    `Further logs for online package and feature related operations can be found at ${logs}`,
    execute,
  )
}
