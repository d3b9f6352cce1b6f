import { spawnSync } from 'node:child_process'

/** Whether a command can be started here. */
export function hasTool(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
}

/** Whether the Python that the distribution ships has the bindings of hivex. */
export function hasPythonHivex(): boolean {
  return spawnSync('/usr/bin/python3', ['-c', 'import hivex']).status === 0
}
