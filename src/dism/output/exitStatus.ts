/**
 * What the operating system is told of an exit code of 32 bits. A POSIX status keeps 8 bits: a failure whose low byte
 * is 0 becomes 1, so that it never looks like success (3010, restart needed, is 194).
 * @param platform as `process.platform`
 */
export function exitStatus(code: number, platform: string): number {
  if (platform === 'win32') return code
  return code === 0 ? 0 : code & 0xff || 1
}
