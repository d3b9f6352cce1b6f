import type { DismLog } from '../servicing/log/createLog.ts'

/** Logs that a function is called, with its arguments. Inside the API each function has the name with `Internal`. */
export function logCall(log: DismLog, name: string, parameters: string): void {
  const place = internalName(name)
  log.provider(3, 'API', `Enter ${place}`, place)
  log.verbatim(3, 'API', `Input parameters: ${parameters} - ${place}`)
}

/** Logs a line of a function. */
export function logInCall(log: DismLog, name: string, text: string): void {
  log.provider(3, 'API', text, internalName(name))
}

/** Logs that a function is over. */
export function logReturn(log: DismLog, name: string): void {
  logInCall(log, name, `Leave ${internalName(name)}`)
}

/** An argument as the log shows it. */
export function shown(argument: string | null | undefined): string {
  return argument ?? '(null)'
}

function internalName(name: string): string {
  return `${name.replace(/^_/, '')}Internal`
}
