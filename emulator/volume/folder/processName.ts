import { readFileSync, readlinkSync } from 'node:fs'
import { kill, pid } from 'node:process'

/**
 * This process, so that it is not taken for another that had or will have its number. On Linux: boot, process
 * namespace, number and start time, all from /proc; elsewhere the number alone.
 */
export const processName = linuxName('self') ?? `p.${pid}`

/** Whether the process of that name still runs; undefined when that cannot be told from here. */
export function isProcessRunning(name: string): boolean | undefined {
  const [kind, ...parts] = name.split('.')
  if (kind === 'p') return hasProcess(Number(parts[0])) ? undefined : false
  if (kind !== 'l') return undefined
  const [boot, namespace, number] = parts
  const [, ownBoot, ownNamespace] = processName.split('.')
  if (boot !== ownBoot) return false
  if (namespace !== ownNamespace) return undefined
  return linuxName(number ?? '') === name
}

function linuxName(number: string): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim().replaceAll('-', '')
    const namespace = /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0]
    const stat = readFileSync(`/proc/${number}/stat`, 'latin1')
    // The command's name, in parentheses, may hold anything; start time is field 22, the state being field 3.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : `l.${boot}.${namespace}.${Number.parseInt(stat, 10)}.${fields[19]}`
  } catch {
    return undefined
  }
}

function hasProcess(number: number): boolean {
  try {
    return kill(number, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
