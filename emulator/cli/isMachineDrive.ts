/** Whether an operand names the machine's own Windows: `--online` stands for its drive C:. */
export function isMachineDrive(path: string): boolean {
  return /^c:[\\/]*$/i.test(path)
}
