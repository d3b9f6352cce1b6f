import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunnerTask, type RunnerTestCase, TestRunner } from 'vitest'
import { rulesOfTitle } from './rulesOfTitle.ts'
import { stuck } from './stuck.ts'

/** One way of switching off a rule of a title. */
interface Case {
  readonly rule: string
  readonly verdict: 'holds' | 'fails'
}

const folder = process.env['STUCK_FOUND'] ?? ''
const told = process.env['STUCK_TOLD'] === 'yes'
/** Only that verdict of that place of a title, in this process: undefined for all, each after a run as it should be. */
const alone = process.env['STUCK_ALONE']

/**
 * Runs each test whose title names rules again and again: for each verdict of each of these rules once as it should be, and
 * once with the rule stuck at the verdict. A test that passes the one and fails the other notices; then a file
 * `<rule>.<verdict>.done` is left in the folder STUCK_FOUND, `….told` when what the rule tells is wrong too (STUCK_TOLD).
 * When it fails the one, it does not say anything: `….alone` asks for a process of its own (STUCK_ALONE).
 * What has been noticed before is not run again, nor what has a file `….unneeded`; other tests are not run at all.
 */
export default class StickRunner extends TestRunner {
  readonly #cases = new Map<string, readonly Case[]>()
  /** Whether the test passed when it last ran as it should. */
  #sound = alone !== undefined

  override async onBeforeRunTask(test: RunnerTask): Promise<void> {
    const cases = casesOf(test.name)
    if (test.mode === 'run' || test.mode === 'queued') {
      if (cases.length === 0) test.mode = 'skip'
      else {
        this.#cases.set(test.id, cases)
        if (alone === undefined) test.repeats = cases.length * 2 - 1
      }
    }
    await super.onBeforeRunTask(test)
  }

  async runTask(test: RunnerTestCase): Promise<void> {
    const { open, one, off } = this.#turn(test)
    if (!open || (off && !this.#sound)) return
    if (off) Object.assign(stuck(), { rule: one.rule, holds: one.verdict === 'holds', told })
    await TestRunner.getTestFn(test)()
  }

  async onAfterRetryTask(test: RunnerTestCase): Promise<void> {
    const { open, one, off } = this.#turn(test)
    stuck().rule = ''
    const failed = test.result?.state === 'fail'
    if (!off) this.#sound = !failed
    else if (open && !this.#sound) note(one, 'alone')
    else if (open && failed) note(one, told ? 'told' : 'done')
    if (test.result !== undefined) {
      test.result.state = 'pass'
      delete test.result.errors
    }
  }

  #turn(test: RunnerTestCase) {
    const cases = this.#cases.get(test.id) ?? []
    const turn = test.result?.repeatCount ?? 0
    const one = alone === undefined ? cases[Math.floor(turn / 2)]! : cases[0]!
    return { one, open: isOpen(one), off: alone !== undefined || turn % 2 === 1 }
  }
}

function note({ rule, verdict }: Case, what: string): void {
  writeFileSync(join(folder, `${rule}.${verdict}.${what}`), '')
}

function casesOf(title: string): readonly Case[] {
  return rulesOfTitle(title)
    .flatMap((rule, place) => (['holds', 'fails'] as const).map((verdict) => ({ rule, verdict, place })))
    .filter(({ verdict, place }) => alone === undefined || alone === `${verdict}:${place}`)
    .filter(isOpen)
}

function isOpen({ rule, verdict }: Case): boolean {
  return ['done', 'told', 'unneeded'].every((how) => !existsSync(join(folder, `${rule}.${verdict}.${how}`)))
}
