import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { kill, pid } from 'node:process'

/** Letters of the name of this computer that are looked at: a file name has room for 255 bytes. */
const HOST_LETTERS = 24

/** This computer, as letters and digits. */
const host = Buffer.from(hostname()).subarray(0, HOST_LETTERS).toString('hex')

/**
 * This process, so that it is not taken for another that had or will have its number, here or on another computer that
 * shares the folder. On Linux: boot, process namespace, number and start time, all from /proc, and the computer;
 * elsewhere the number and the computer.
 */
export const processName = linuxName('self') ?? `p.${host}.${pid}`

/** Whether the process of that name still runs; undefined when that cannot be told from here. */
export function isProcessRunning(name: string): boolean | undefined {
  const [kind, ...parts] = name.split('.')
  if (kind === 'p') return parts[0] !== host || hasProcess(Number(parts[1])) ? undefined : false
  if (kind !== 'l') return undefined
  const [boot, namespace, number, , claimedHost] = parts
  const [, ownBoot, ownNamespace] = processName.split('.')
  if (boot !== ownBoot) return claimedHost === host ? false : undefined
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
    return fields[0] === 'Z' ? undefined : `l.${boot}.${namespace}.${Number.parseInt(stat, 10)}.${fields[19]}.${host}`
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
