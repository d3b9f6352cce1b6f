import { formatHresult } from '../../errors/hresult.ts'
import type { Host } from '../../host/Host.ts'
import { hostInformation } from '../../servicing/log/hostInformation.ts'
import type { DismLog } from '../../servicing/log/createLog.ts'
import { IMAGING_PROVIDERS, type Provider } from '../../servicing/log/providers.ts'

/** The lines with which a run of dism.exe begins. @param commandLine with the program's name, as it was typed */
export function logSessionStart(log: DismLog, host: Host, commandLine: string): void {
  log.provider(
    3,
    'DISM Manager',
    'Successfully created the local image session and provider store.',
    'CDISMManager::CreateLocalImageSession',
  )
  log.exe(3, '')
  log.exe(3, '<----- Starting Dism.exe session ----->')
  log.exe(3, '')
  log.exe(3, hostInformation(host))
  log.exe(3, `Dism.exe version: ${host.dismVersion}`)
  log.exe(3, `Executing command line: ${commandLine}`)
}

/** The lines with which what needs no image is looked for. */
export function logImaging(log: DismLog): void {
  logProviders(log, IMAGING_PROVIDERS)
}

/**
 * The lines with which an image session is opened, with the providers that the image has.
 * @param folderTold whether the provider of folders is told of
 */
export function logImageSession(log: DismLog, path: string, providers: readonly Provider[], folderTold: boolean): void {
  if (folderTold)
    log.provider(
      3,
      'DISM Provider Store',
      'Connecting to the provider located at C:\\Windows\\system32\\Dism\\FolderProvider.dll.',
      'CDISMProviderStore::Internal_LoadProvider',
    )
  log.provider(3, 'DISM Manager', `physical location path: ${path}`, 'CDISMManager::CreateImageSession')
  log.provider(
    3,
    'DISM Manager',
    `Event name for current DISM session is Global\\${sessionGuid(path)}`,
    'CDISMManager::CheckSessionAndLock',
  )
  logProviders(log, providers)
}

/** Names the session on an image. Inferred: that it follows from where the image lies. */
function sessionGuid(path: string): string {
  const digits = [1, 2, 3, 4]
    .map((salt) => formatHresult(mixed(path.toUpperCase(), salt)).slice(2).toUpperCase())
    .join('')
  const parts = [8, 12, 16, 20, 32].map((end, index, ends) => digits.slice(ends[index - 1] ?? 0, end))
  return `{${parts.join('-')}}`
}

/** A number that follows from a text; nothing of Node is loaded for it. */
function mixed(text: string, salt: number): number {
  let number = salt * 0x9e37_79b1
  for (const letter of text) number = Math.imul(number ^ (letter.codePointAt(0) ?? 0), 0x0100_0193)
  return number
}

/** How the providers of an image session are let go, as far as a public log of 10.0.14393 shows it. */
const DISCONNECTING = [
  ['Found the OSServices.  Waiting to finalize it until all other providers are unloaded.', 'Final_OnDisconnect'],
  ['Finalizing the servicing provider(DISM Package Manager)', 'Internal_DisconnectProvider'],
  ['Disconnecting Provider: DISM Package Manager', 'Internal_DisconnectProvider'],
  ['Releasing the local reference to DISMLogger.  Stop logging.', 'Internal_DisconnectProvider'],
] as const

/** The lines with which an image session is closed. @param restart whether what was done needs a restart */
export function logImageSessionEnd(log: DismLog, restart: boolean): void {
  for (const [text, place] of DISCONNECTING)
    log.provider(3, 'DISM Provider Store', text, `CDISMProviderStore::${place}`)
  log.provider(3, 'DISM Manager', 'Closing session event handle 0x188', 'CDISMManager::CloseImageSession')
  log.exe(3, `Image session has been closed. Reboot required=${restart ? 'yes' : 'no'}.`)
}

/** The lines with which a run ends. */
export function logSessionEnd(log: DismLog): void {
  log.exe(3, '')
  log.exe(3, '<----- Ending Dism.exe session ----->')
  log.exe(3, '')
}

function logProviders(log: DismLog, providers: readonly Provider[]): void {
  for (const { name, registers } of providers) {
    log.exe(3, `Attempting to add the commands from provider: ${name}`)
    // The spelling is the tool's own.
    if (registers) log.exe(3, `Succesfully registered commands for the provider: ${name}.`)
  }
}
