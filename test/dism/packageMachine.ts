import { createMachine, type Machine, type MachineOptions } from '../../emulator/index.ts'
import { updateCab, type UpdateCabSpec } from '../../fixtures/index.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { runDism } from '../../src/dism/runDism.ts'
import { PACKAGE_STATES } from '../../src/servicing/packages/packageStates.ts'

/** An update, and a newer one of the same KB. */
export const ONE: UpdateCabSpec = { kb: 'KB1', version: '10.0.1.1' }
export const NEWER: UpdateCabSpec = { kb: 'KB1', version: '10.0.1.2' }

/** What is drawn when something is done. */
export const BAR = `\r[${'='.repeat(26)}100.0%${'='.repeat(26)}] \n`

/** What a command said. */
interface Said {
  readonly exitCode: number
  /** Without the head, LF ends. */
  readonly body: string
  readonly decisions: readonly Decision[]
}

/** A computer whose packages are serviced. */
export interface PackageMachine {
  readonly machine: Machine
  /** Runs dism.exe on drive C:, offline when the computer is shut down. */
  readonly dism: (...words: string[]) => Promise<Said>
  /** Adds packages, which lie on drive D: then. */
  readonly add: (
    packages: UpdateCabSpec | Uint8Array | readonly (UpdateCabSpec | Uint8Array)[],
    ...words: string[]
  ) => Promise<Said>
  readonly remove: (identity: string, ...words: string[]) => Promise<Said>
  /** States of the listed packages whose names contain a word, as `KB1 1.2: Installed`, hidden ones in brackets. */
  readonly states: (word?: string) => string[]
  readonly restart: () => void
}

/** A computer with Windows 11, which runs unless told otherwise. */
export function packageMachine({
  offline = false,
  ...options
}: Partial<MachineOptions> & { offline?: boolean } = {}): PackageMachine {
  const machine = createMachine({ preset: 'windows-11-24h2', ...options })
  if (offline) machine.shutdown()
  let files = 0
  let isRunning = !offline
  const dism = async (...words: string[]): Promise<Said> => {
    const target = [isRunning ? '/Online' : '/Image:C:\\', '/LogPath:D:\\dism.log']
    const decisions: Decision[] = []
    let stdout = ''
    const exitCode = await runDism({
      arguments: [...target, ...words],
      host: machine.host,
      write: (text) => (stdout += text),
      onDecisions: (some) => void decisions.push(...some),
    })
    return { exitCode, body: stdout.replaceAll('\r\n', '\n').replace(/^[^]*Image Version: .*\n\n/, ''), decisions }
  }
  return {
    machine,
    dism,
    add(packages, ...words) {
      const all: readonly (UpdateCabSpec | Uint8Array)[] = Array.isArray(packages) ? packages : [packages]
      const paths = all.map((one) => {
        const path = `D:\\in\\package${++files}.cab`
        machine.write(path, one instanceof Uint8Array ? one : updateCab(one))
        return `/PackagePath:${path}`
      })
      return dism('/Add-Package', ...paths, ...words)
    },
    remove: (identity, ...words) => dism('/Remove-Package', `/PackageName:${identity}`, ...words),
    states(word = 'KB') {
      const { registry } = machine.image
      const packages = registry.key(
        'SOFTWARE',
        'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages',
      )
      return (packages?.subkeys() ?? [])
        .filter(({ name }) => name.includes(word))
        .map((key) => {
          const number = (name: string) => key.value(name)?.data[0] ?? 0
          const [name = '', , , , version = ''] = key.name.split('~')
          const line = `${name.replace('Package_for_', '')} ${version}: ${WORDS[number('CurrentState')] ?? ''}`
          return { line, shown: number('Visibility') === 1 ? line : `(${line})` }
        })
        .sort((one, other) => (one.line < other.line ? -1 : 1))
        .map(({ shown }) => shown)
    },
    restart() {
      if (isRunning) machine.shutdown()
      machine.boot()
      isRunning = true
    },
  }
}

const WORDS: { readonly [state: number]: string } = {
  5: PACKAGE_STATES.UninstallPending.text,
  0x40: PACKAGE_STATES.Staged.text,
  0x50: PACKAGE_STATES.Superseded.text,
  0x60: PACKAGE_STATES.InstallPending.text,
  0x70: PACKAGE_STATES.Installed.text,
}
