import { existsSync } from 'node:fs'
import { realPath } from './realPath.ts'

/** Whether a machine's drive C: has a Windows. The folder alone says nothing: dism.log lies there too. */
export function hasWindows(home: string): boolean {
  return existsSync(realPath('C:\\Windows\\System32\\config\\SOFTWARE', home))
}
