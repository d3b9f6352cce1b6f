import { createMachine, type Machine } from '../../emulator/index.ts'
import { updateCab, updateIdentity, updateMsu, type UpdateCabSpec } from '../../fixtures/index.ts'
import { runDism } from '../../src/dism/runDism.ts'
import { sameSources, sourcesOf } from '../images/sourcesOf.ts'
import { ASKED, TOPICS, type CommandLineSpec } from '../specs/CommandLine.ts'
import { uphold } from './uphold.ts'

const KEY = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages'
const QUESTION = 'Do you want to restart the computer now? (Y/N)'
const UPDATES: { readonly [name: string]: UpdateCabSpec } = {
  restart: { kb: 'one', restart: 'required', offlineCapable: 'yes' },
  plain: { kb: 'one', offlineCapable: 'yes' },
  permanent: { kb: 'one', permanent: true },
  wrong: { kb: 'one', architecture: 'arm64' },
}

const CODES = { wrong: 0x800f081e, gone: 0x800f0805, permanent: 0x800f0825, 'bad msu': 0x800f081e } as const

/** What a run came to. */
interface Said {
  readonly code: number
  readonly text: string
  readonly warnings: readonly string[]
}

/**
 * Law: a command line ends with the exit code that documents and version have for it, says what it is said to say, asks
 * for a restart where it must, and a log that cannot be written changes nothing.
 * @throws BrokenLaw
 */
export async function commandLinesEndRight(spec: CommandLineSpec): Promise<void> {
  const { what, target, version, elevated, answer } = spec
  const machine = createMachine({
    preset: 'windows-10-22h2',
    elevated,
    dismVersion: version,
    now: () => 133_800_000_000_000_000n,
    ...(answer && { answer }),
  })
  for (const [name, update] of Object.entries(UPDATES)) machine.write(`D:\\${name}.cab`, updateCab(update))
  machine.write('D:\\msu.msu', updateMsu(UPDATES['plain']))
  machine.write('D:\\bad.msu', updateMsu(UPDATES['wrong']))
  if (what === 'permanent') await prepare(machine)
  if (target === 'image') machine.shutdown()
  const before = sourcesOf(machine.image.volume)
  const said = await run(machine, [...optionsOf(spec), ...wordsOf(spec)])
  const told = `${wordsOf(spec).join(' ')} of ${version}`
  const expected = codeOf(spec)
  const right = expected === undefined ? said.code !== 87 : said.code === expected
  uphold(
    `${told} must end with its exit code.`,
    right ? [] : [`${said.code.toString(16)}, not ${expected?.toString(16)}: ${said.text.slice(-300)}`],
  )
  const changed = !sameSources(before, sourcesOf(machine.image.volume))
  const restarts = expected === 3010
  const adds = what === 'msu' || what === 'plain' || what === 'restart'
  const should = adds && (expected === 0 || restarts)
  // What is optimized or checked leaves its traces.
  if (typeof what !== 'number' || spec.help || !elevated || target === 'none')
    uphold(`${told} must change what it is to change.`, changed === should ? [] : [`changed: ${String(changed)}`])
  uphold(`${told} must say what it is to say.`, faultsOfText(spec, said, machine))
  if (restarts) {
    const now = (spec.quiet || (answer === 'Y' && !spec.noRestart)) && !spec.noRestart
    const state = machine.image.registry
      .key('SOFTWARE', `${KEY}\\${updateIdentity({ kb: 'one' })}`)
      ?.value('CurrentState')
    const is = state?.data[0]
    uphold(`${told} must restart when it is to.`, is === (now ? 0x70 : 0x60) ? [] : [`CurrentState is ${is}`])
  }
}

async function prepare(machine: Machine): Promise<void> {
  const host = { ...machine.host, elevated: true }
  const words = ['/Online', '/LogPath:D:\\before.log', '/Add-Package', '/PackagePath:D:\\permanent.cab', '/Quiet']
  await runDism({ arguments: words, host, write: () => {} })
}

async function run({ host }: Machine, words: readonly string[]): Promise<Said> {
  let text = ''
  const warnings: string[] = []
  const code = await runDism({
    arguments: [...words],
    host,
    write: (some) => (text += some),
    warn: (line) => warnings.push(line),
  })
  return { code: code >>> 0, text: text.replaceAll('\r\n', '\n'), warnings }
}

function wordsOf({ what, help, target }: CommandLineSpec): string[] {
  const where = { online: ['/Online'], image: ['/Image:C:\\'], none: [] }[target]
  if (typeof what !== 'number') {
    const words = {
      restart: ['/Add-Package', '/PackagePath:D:\\restart.cab'],
      plain: ['/Add-Package', '/PackagePath:D:\\plain.cab'],
      wrong: ['/Add-Package', '/PackagePath:D:\\wrong.cab'],
      permanent: ['/Remove-Package', `/PackageName:${updateIdentity({ kb: 'one' })}`],
      gone: ['/Remove-Package', `/PackageName:${updateIdentity({ kb: 'gone' })}`],
      msu: ['/Add-Package', '/PackagePath:D:\\msu.msu'],
      'bad msu': ['/Add-Package', '/PackagePath:D:\\bad.msu'],
    }[what]
    return [...where, ...words]
  }
  if (help) return [...where, `/${topicOf(what).topic}`, '/?']
  return [...where, ...(ASKED[what]?.words ?? [])]
}

function optionsOf({ noRestart, quiet, log }: CommandLineSpec): string[] {
  return [
    ...(noRestart ? ['/NoRestart'] : []),
    ...(quiet ? ['/Quiet'] : []),
    ...(log === 'default' ? [] : [log === 'D:' ? '/LogPath:D:\\dism.log' : '/LogPath:Q:\\dism.log']),
  ]
}

const topicOf = (what: number) => TOPICS[what % TOPICS.length] ?? { topic: '' }

function isSince(version: string, since: string | undefined): boolean {
  const [own, least] = [version, since ?? '0'].map((text) => text.split('.').map(Number))
  for (const [place, number] of (least ?? []).entries()) {
    const has = own?.[place] ?? 0
    if (has !== number) return has > number
  }
  return true
}

/** The exit code, undefined for any but 87. */
function codeOf({ elevated, target, what, help, version }: CommandLineSpec): number | undefined {
  if (!elevated) return 740
  if (typeof what === 'number') {
    if (help) {
      const { since, none } = topicOf(what)
      return target === 'none' || none || !isSince(version, since) ? 87 : 0
    }
    const asked = ASKED[what]
    if (target === 'none' || !isSince(version, asked?.since)) return 87
    return asked?.code
  }
  if (target === 'none') return 87
  if ((what === 'msu' || what === 'bad msu') && target === 'online') return 50
  if (what === 'plain' || what === 'msu') return 0
  return what === 'restart' ? (target === 'online' ? 3010 : 0) : CODES[what]
}

function faultsOfText(spec: CommandLineSpec, { text, warnings }: Said, machine: Machine): string[] {
  const { what, help, quiet, noRestart, version, log, elevated, target } = spec
  const expected = codeOf(spec)
  const faults: string[] = []
  const expect = (words: string, there: boolean) => {
    if (text.includes(words) !== there) faults.push(`${there ? 'does not say' : 'says'}: ${words}`)
  }
  if (!elevated) {
    expect('Error: 740', true)
    expect('Deployment Image Servicing', false)
    return faults
  }
  expect('Deployment Image Servicing and Management tool', !quiet)
  expect(QUESTION, expected === 3010 && !noRestart && !quiet)
  if (help && typeof what === 'number' && expected === 87) expect('No help topic could be found', true)
  if (help && typeof what === 'number' && expected === 0 && !quiet) expect(`/${topicOf(what).topic}`, true)
  const inWords = isSince(version, '10.0.26100')
  if (expected === CODES.permanent && !quiet) {
    expect('Permanent package cannot be uninstalled.', inWords)
    expect('An error occurred - Package_for_KBone Error: 0x800f0825', !inWords)
  }
  if (expected === CODES.gone && !quiet) expect('An error occurred trying to open', !inWords)
  if (what === 'msu' && expected === 0 && !quiet) expect('Adding package D:\\msu.msu', !isSince(version, '10.0.25398'))
  if (log === 'no drive') {
    const told = warnings.filter((line) => line.includes('cannot be written'))
    if (told.length !== 1) faults.push(`${told.length} lines of warning`)
    return faults
  }
  if (warnings.some((line) => line.includes('cannot be written'))) faults.push('warns of the log')
  const path = log === 'D:' ? 'D:\\dism.log' : 'C:\\Windows\\Logs\\DISM\\dism.log'
  const written = new TextDecoder().decode(machine.read(path))
  if (!written.includes('DISM.EXE:')) faults.push('the log has no line of dism.exe')
  const session = target !== 'none' && !help && expected !== 87
  if (session && written.includes('FolderProvider.dll') === isSince(version, '10.0.20348'))
    faults.push(`the log tells of FolderProvider.dll: ${String(written.includes('FolderProvider.dll'))}`)
  return faults
}
