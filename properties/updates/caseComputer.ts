import { createMachine, type Machine } from '../../emulator/index.ts'
import { observeDecisions, type Decision } from '../../src/rules/Decision.ts'
import type { ChangeSet } from '../../src/image/ChangeSet.ts'
import type { WindowsImage } from '../../src/image/WindowsImage.ts'
import { leavePackages } from '../computers/smallImage.ts'
import type { PackageCase } from './PackageCase.ts'

/** All that happens in a case happens at this time: 12/30/2024 2:40 AM. */
export const CASE_TIME = 133_800_000_000_000_000n

/** What a command of dism said. */
export interface CaseSaid {
  /** Unsigned. */
  readonly code: number
  readonly text: string
  readonly decisions: readonly Decision[]
}

/** The computer of a case. */
export interface CaseComputer {
  readonly machine: Machine
  /** Runs dism on drive C:, which runs or not. */
  readonly dism: (...words: readonly string[]) => Promise<CaseSaid>
  /** Starts the computer, once more when it runs. */
  readonly restart: () => void
}

/** A computer with the image of a case, in English and French; of these it speaks one. */
export function caseComputer({
  image,
  online,
  speaks = 'en-US',
}: Pick<PackageCase, 'image' | 'online'> & { readonly speaks?: string }): CaseComputer {
  const machine = createMachine({
    preset: image === 'too old' ? 'windows-7' : image,
    architecture: 'x64',
    now: () => CASE_TIME,
    ...(image === 'windows-10-22h2' && { languages: ['en-US', 'fr-FR'], defaultLanguage: speaks }),
  })
  let runs = true
  machine.image.volume.apply(reduced(machine.image, image))
  if (!online) {
    machine.shutdown()
    runs = false
  }
  return {
    machine,
    async dism(...words) {
      const decisions: Decision[] = []
      const end = observeDecisions((decision) => decisions.push(decision))
      try {
        const target = runs ? '/Online' : '/Image:C:\\'
        const { exitCode, stdout } = await machine.dism(
          target,
          '/LogPath:D:\\dism.log',
          '/LogLevel:1',
          '/NoRestart',
          ...words,
        )
        return { code: exitCode >>> 0, text: stdout.replaceAll('\r\n', '\n'), decisions }
      } finally {
        end()
      }
    },
    restart() {
      if (runs) machine.shutdown()
      machine.boot()
      runs = true
    },
  }
}

/** Packages that a case speaks of; all others only take time. */
const STAYS =
  /^Microsoft-Windows-(Foundation|Client-LanguagePack|LanguageFeatures-Basic-fr-fr)-Package~|ProfessionalEdition~/

const reductions = new Map<string, ChangeSet>()

/** What makes an image that of a case: the same for all of one preset and language. */
function reduced(image: WindowsImage, kind: PackageCase['image']): ChangeSet {
  const key = `${kind} ${image.defaultLanguage()}`
  let changes = reductions.get(key)
  if (!changes) {
    const fork = image.fork()
    if (kind === 'windows-10-22h2') leavePackages(fork, STAYS)
    if (kind === 'too old')
      fork.registry.setString('SOFTWARE', 'Microsoft\\Windows NT\\CurrentVersion', 'CurrentVersion', '6.0')
    changes = fork.finish()
    reductions.set(key, changes)
  }
  return changes
}
