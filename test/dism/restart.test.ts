import { expect, it } from 'vitest'
import { findDecision } from './findDecision.ts'
import { packageMachine } from './packageMachine.ts'

const ONE = { kb: 'KB1', restart: 'required' } as const
const QUESTION = 'Do you want to restart the computer now? (Y/N)\n'

it('the computer restarts when the answer is yes, and goes on otherwise (dism.restart.now, dism.restart.asked)', async () => {
  const yes = packageMachine({ answer: 'Y', users: ['alice'] })
  yes.machine.signIn('alice')
  const ran = await yes.add(ONE)
  expect([ran.exitCode, ran.body.endsWith(QUESTION)]).toEqual([3010, true])
  expect(findDecision(ran, 'dism.restart.now')).toMatchObject({ verdict: 'restarted', because: 'the answer is Y' })
  expect(yes.states()).toEqual(['KB1 10.0.1.1: Installed'])
  expect(() => yes.machine.signOut()).toThrow('nobody is signed in')

  for (const answer of ['N', undefined] as const) {
    const no = packageMachine(answer === undefined ? {} : { answer })
    const left = await no.add(ONE)
    expect([left.exitCode, left.body.endsWith(QUESTION), no.states()]).toEqual([
      3010,
      true,
      ['KB1 10.0.1.1: Install Pending'],
    ])
    expect(findDecision(left, 'dism.restart.now')).toMatchObject({
      verdict: 'left running',
      because: answer === undefined ? 'nobody answers' : 'the answer is N',
    })
  }
})

it('/Quiet restarts without a question, but not with /NoRestart (dism.restart.now, dism.restart.asked)', async () => {
  const quiet = packageMachine()
  const ran = await quiet.add(ONE, '/Quiet')
  expect([ran.exitCode, ran.body, quiet.states()]).toEqual([3010, '', ['KB1 10.0.1.1: Installed']])
  expect(findDecision(ran, 'dism.restart.asked')).toMatchObject({ verdict: 'not asked', because: '/Quiet is given' })

  const kept = packageMachine({ answer: 'Y' })
  const left = await kept.add(ONE, '/Quiet', '/NoRestart')
  expect([left.exitCode, kept.states()]).toEqual([3010, ['KB1 10.0.1.1: Install Pending']])
  expect(findDecision(left, 'dism.restart.now')).toMatchObject({
    verdict: 'left running',
    because: '/NoRestart and /Quiet are given',
  })
})

it('without a need there is neither a question nor a restart', async () => {
  const { add, machine } = packageMachine({ answer: 'Y', users: ['alice'] })
  machine.signIn('alice')
  const ran = await add({ kb: 'KB1' }, '/Quiet')
  expect([ran.exitCode, findDecision(ran, 'dism.restart.now')]).toEqual([0, undefined])
  expect(() => machine.signOut()).not.toThrow()
})
