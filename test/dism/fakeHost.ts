import { bytesSource } from '../../src/formats/ByteSource.ts'
import { fileTimeOf } from '../../src/host/Clock.ts'
import type { Host } from '../../src/host/Host.ts'
import { runDism } from '../../src/dism/runDism.ts'
import type { DismRun } from '../../src/dism/DismRun.ts'

/** A host of plain values: files by path, no image unless given. Log text is kept by path. */
export interface FakeHost extends Host {
  readonly logs: Map<string, string>
}

export function fakeHost(overrides: Partial<Host> & { files?: { [path: string]: Uint8Array } } = {}): FakeHost {
  const { files = {}, ...rest } = overrides
  const logs = new Map<string, string>()
  return {
    dismVersion: '10.0.26100.8737',
    windowsVersion: '10.0.26100',
    installationType: 'Client',
    architecture: 'x64',
    processors: 8,
    elevated: true,
    processId: 4242,
    semantics: 'documented',
    now: () => fileTimeOf(Date.UTC(2026, 2, 4, 5, 6, 7)),
    timeZoneOffset: 60,
    defaultLogPath: 'C:\\Windows\\Logs\\DISM\\dism.log',
    readFile: (path) => (files[path] ? bytesSource(files[path]) : undefined),
    kindOf: (path) => (files[path] ? 'file' : undefined),
    list: () => [],
    beside: (path, name) => path.replace(/[^\\/]*$/, name),
    openVolume: () => undefined,
    onlineVolume: () => undefined,
    isRunningWindows: () => false,
    runningApps: () => [],
    writeFile: (path, content) => void (files[path] = content),
    appendText: (path, text) => void logs.set(path, (logs.get(path) ?? '') + text),
    logs,
    ...rest,
  }
}

/** What a run said and how it ended. */
export interface Ran {
  readonly stdout: string
  readonly stderr: readonly string[]
  readonly exitCode: number
}

/** Runs a command line on a host and collects what it writes. */
export async function run(host: Host, commandLine: readonly string[], more: Partial<DismRun> = {}): Promise<Ran> {
  let stdout = ''
  const stderr: string[] = []
  const exitCode = await runDism({
    arguments: commandLine,
    host,
    write: (text) => (stdout += text),
    warn: (line) => void stderr.push(line),
    ...more,
  })
  return { stdout, stderr, exitCode }
}
