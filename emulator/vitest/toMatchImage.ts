import { upcase } from '../../src/formats/upcase.ts'
import { compareVolumes, type VolumeDifference } from '../machine/compareVolumes.ts'
import { examine, type Examined } from './Examined.ts'
import { describeFinding } from './Finding.ts'
import { keepScenario } from './keepScenario.ts'
import type { MatcherResult } from './MatcherResult.ts'
import { whyDifferent } from './whyDifferent.ts'

/** What does not count when images are compared. */
export interface MatchOptions {
  /** Paths from the root of the image, with all below. By default the log of dism.exe, which is no part of the image. */
  readonly ignore?: readonly string[]
}

const DISM_LOG = 'Windows\\Logs\\DISM'

/** Most differences that are shown. */
const SHOWN = 30

const SIGNS = { added: '+', removed: '-', changed: '~' } as const

/**
 * `expect(image).toMatchImage(other)`: the same files, and in hives the same keys and values. Times and attributes do not
 * count. The failure tells the first package or app that makes the difference, by its rule, and then all differences.
 */
export function toMatchImage(
  received: unknown,
  expected: Examined,
  { ignore = [DISM_LOG] }: MatchOptions = {},
): MatcherResult {
  return examine(received, (subject) =>
    examine(expected, (other) => {
      const isIgnored = (path: string) => ignore.some((one) => isAtOrBelow(path, one))
      const differences = compareVolumes(other.image.volume, subject.image.volume).filter(
        ({ path }) => !isIgnored(path),
      )
      const replay = () => subject.machine && keepScenario(subject.machine)
      const told = (text: string) => [text, ...[replay()].flatMap((line) => (line ? `replay: ${line}` : []))].join('; ')
      if (differences.length === 0)
        return { pass: true, message: () => told('the images are the same, file by file and key by key') }
      const count = countOf(differences.length)
      // A folder is closed when the message is asked for.
      const finding = differences.some(({ registry }) => registry) ? whyDifferent(subject, other) : undefined
      return {
        pass: false,
        message: () => {
          const first = finding
            ? `${count} between the images: ${describeFinding(finding, subject, replay())}\n`
            : `${told(`${count} between the images`)}\n`
          return `${first}\n${describe(differences)}`
        },
      }
    }),
  )
}

function isAtOrBelow(path: string, folder: string): boolean {
  return upcase(`${path}\\`).startsWith(upcase(`${folder.replace(/\\$/, '')}\\`))
}

function countOf(count: number): string {
  return count === 1 ? '1 difference' : `${count} differences`
}

/** A line a file, and for each hive a line a value. */
function describe(differences: readonly VolumeDifference[]): string {
  const lines = differences.flatMap(({ kind, path, entry, registry = [] }) => [
    `${SIGNS[kind]} ${path}${entry === 'folder' ? '\\' : ''}`,
    ...registry.map(({ kind: change, key, value, before, after }) => {
      const name = value === undefined ? '' : ` ${value === '' ? '(Default)' : value}`
      const data = value === undefined ? '' : ` = ${[before, after].filter((one) => one !== undefined).join(' -> ')}`
      return `    ${SIGNS[change]} [${key}]${name}${data}`
    }),
  ])
  const rest = lines.length - SHOWN
  return ['- expected, + received', ...lines.slice(0, SHOWN), ...(rest > 0 ? [`… and ${rest} lines more`] : [])].join(
    '\n',
  )
}
