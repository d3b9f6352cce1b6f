import type { FoundDrivers } from '../../servicing/drivers/findDriverPackages.ts'
import type { CommandSession } from './Command.ts'

/** Says which INF files are ignored, as dism.exe does: the code in upper case. */
export function writeIgnored({ write }: Pick<CommandSession, 'write'>, ignored: FoundDrivers['ignored']): void {
  for (const { path, error } of ignored) {
    const number = (error.hresult >>> 0).toString(16).toUpperCase()
    write(`There was a problem opening the INF file. ${path} Error: 0x${number}.\n`)
  }
}
