import type { Fault, FaultName, Machine } from '../../emulator/index.ts'
import { MachineError } from '../../emulator/index.ts'
import { DismError } from '../../src/errors/DismError.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import { fileTimeOf } from '../../src/host/Clock.ts'
import type { ChangeSet } from '../../src/image/ChangeSet.ts'
import type { CommandResult } from '../runs/CommandResult.ts'
import { driveMachine } from '../runs/driveMachine.ts'
import { scriptMachine } from '../runs/scriptMachine.ts'
import type { Script } from '../specs/Script.ts'
import type { ScriptCommand } from '../specs/ScriptCommand.ts'
import { hivesStayValid } from './hivesStayValid.ts'
import { uphold } from './uphold.ts'

/** An image as it may be found: as before the command, as after it, or one of which nothing is known. */
type FoundImage = 'old' | 'new' | 'half serviced' | 'another'

/** How a command may end that a fault has struck. */
interface FaultEnd {
  /** Codes of Windows: of a refusal, or of a process that was ended. */
  readonly refused: readonly number[]
  /** Whether it can still be done. */
  readonly done?: true
  /** Whether what is under way is not told how it went, and whether the computer is off then. */
  readonly ends?: 'process' | 'computer'
  readonly images: readonly FoundImage[]
}

const ENDS: Readonly<Record<FaultName, FaultEnd>> = {
  'disk full': { refused: [112], images: ['old'] },
  'file locked': { refused: [32], images: ['old'] },
  'power lost': { refused: [], ends: 'computer', images: ['old', 'new'] },
  killed: { refused: [1], ends: 'process', images: ['old', 'new'] },
  'corrupt hive': { refused: [1015], images: ['old'] },
  'truncated package': { refused: [15_600], images: ['old'] },
  'slow disk': { refused: [], done: true, images: ['new'] },
  cancel: { refused: [1223], images: ['old', 'half serviced'] },
  'second process': { refused: [183], images: ['old'] },
}

/** The hive that every command reads. Of others one that needs nothing in them comes to its end. */
const READ_BY_ALL = 'Windows\\System32\\config\\SOFTWARE'
const UNREAD: FaultEnd = { ...ENDS['corrupt hive'], done: true, images: ['old', 'new'] }

/** How a command may end that this fault has struck. */
function endOf({ fault, path = READ_BY_ALL }: Fault): FaultEnd {
  return fault === 'corrupt hive' && path !== READ_BY_ALL ? UNREAD : ENDS[fault]
}

/** The commands that meet faults: one operation each, which can be given again. */
const STRUCK = new Set<ScriptCommand['kind']>(['add', 'remove', 'add for user', 'sign in'])

/** Time stands still, so that the same work gives the same bytes however often it was tried. */
const NOON = fileTimeOf(Date.UTC(2025, 0, 1, 12))

/**
 * Law: a command that meets a fault ends as that fault allows and leaves the image as it was or as the command would
 * leave it without the fault, to the last byte; only a cancellation may leave it in between, with sound hives. After an
 * old image the same command without the fault comes to what it comes to without any mishap.
 * @param faults met in turn by the commands that DISM, or a sign-in, carries out
 * @returns the faults that struck, and the images that they left
 * @throws BrokenLaw
 */
export async function faultsLeaveOldOrNew(script: Script, faults: readonly Fault[]): Promise<string[]> {
  const machine = scriptMachine(script.image, 'documented', () => NOON)
  const driven = driveMachine(machine, script)
  const met: string[] = []
  let turn = 0
  for (const [index, command] of script.commands.entries()) {
    const fault = STRUCK.has(command.kind) ? faults[turn++ % faults.length] : undefined
    const before = machine.snapshot()
    const changesNow = () => machine.image.volume.fork().diff(before.image.volume)
    const result = await driven.carryOut(command)
    if (!fault) continue
    const after = machine.snapshot()
    const changes = changesNow()
    machine.restore(before)

    const law = `Command ${index + 1} (${command.kind}) must end as ${JSON.stringify(fault)} allows.`
    const found = await meet(machine, fault, () => driven.carryOut(command))
    const image = imageOf(changesNow(), changes, fault)
    const { refused, done, ends, images } = endOf(fault)
    uphold(law, [
      ...(found.struck || isSame(found.result, result) ? [] : [`it ends with ${told(found.result)}, not struck`]),
      ...(!found.struck && changes.length > 0 && image !== 'new' ? [`it leaves the ${image} image, not struck`] : []),
    ])
    if (found.struck) {
      const allowed = found.ended
        ? ends !== undefined
        : found.result?.refused === undefined
          ? done === true
          : refused.some((code) => found.result?.refused === 0x8007_0000 + code)
      const isRefusedAnyway = result.refused !== undefined && isSame(found.result, result)
      uphold(law, [
        ...(allowed || isRefusedAnyway ? [] : [`it ends with ${told(found.result)}`]),
        ...(images.includes(image) || (changes.length === 0 && image === 'old')
          ? []
          : [`it leaves the ${image} image`]),
        ...(found.isOff === (ends === 'computer') ? [] : [`the computer is ${found.isOff ? 'off' : 'on'}`]),
      ])
      met.push(fault.fault, image)
    }
    if (image === 'half serviced') hivesStayValid(machine.image.volume)
    if (image === 'old') {
      const again = await driven.carryOut(command)
      uphold(`Command ${index + 1} (${command.kind}) must come to the same after ${JSON.stringify(fault)}.`, [
        ...(isSame(again, result) ? [] : [`it ends with ${told(again)}, and without a mishap with ${told(result)}`]),
        ...differences(changesNow(), changes),
      ])
    }
    machine.restore(after)
  }
  return met
}

/** Carries a command out on a computer where something goes wrong, which is started again when it is off. */
async function meet(machine: Machine, fault: Fault, act: () => Promise<CommandResult>) {
  const armed = machine.fault(fault)
  let result: CommandResult | undefined
  try {
    result = await act()
  } catch (error) {
    if (error instanceof DismError) result = { refused: error.hresult }
    // Only a computer that has lost its power ends what is under way in that way, or a process that was killed.
    else if (!(error instanceof MachineError) || !armed.struck) throw error
  }
  machine.disarm()
  const isOff = !machine.host.isRunningWindows('C:\\')
  if (isOff) machine.boot()
  return { struck: armed.struck, ended: result === undefined, isOff, result }
}

function imageOf(found: ChangeSet, wanted: ChangeSet, fault: Fault): FoundImage {
  if (found.length === 0) return 'old'
  if (differences(found, wanted).length === 0) return 'new'
  // Times are later by what the disk took.
  if (fault.fault === 'slow disk' && found.map(place).join() === wanted.map(place).join()) return 'new'
  return fault.fault === 'cancel' ? 'half serviced' : 'another'
}

function differences(found: ChangeSet, wanted: ChangeSet): string[] {
  const left = new Map(wanted.map((change) => [place(change), change]))
  const other = found.flatMap((change) => {
    const same = left.get(place(change))
    left.delete(place(change))
    return same && plain(same) === plain(change) ? [] : [place(change)]
  })
  return [...other, ...[...left.keys()].map((path) => `missing: ${path}`)]
}

function place({ kind, path }: ChangeSet[number]): string {
  return `${kind} ${path}`
}

const LATIN = new TextDecoder('latin1')

function plain(change: ChangeSet[number]): string {
  const { content, ...rest } = { content: undefined, ...change }
  const text = JSON.stringify(rest, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  return content ? text + LATIN.decode(readAll(content)) : text
}

function isSame(one: CommandResult | undefined, other: CommandResult): boolean {
  return one?.refused === other.refused && one !== undefined
}

function told(result: CommandResult | undefined): string {
  if (!result) return 'the process ended'
  return result.refused === undefined ? 'success' : `0x${result.refused.toString(16)}`
}
