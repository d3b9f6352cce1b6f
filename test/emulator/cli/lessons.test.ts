import { expect, test } from 'vitest'
import { lessons } from '../../../emulator/cli/learn/lessons.ts'
import { playLesson } from '../../../emulator/cli/learn/playLesson.ts'
import { runDismulator } from '../../../emulator/cli/runDismulator.ts'
import { ruleRegister } from '../../../src/servicing/ruleRegister.ts'

/** What the documents say to each question. */
const ANSWERS: Readonly<Record<string, string>> = {
  'next-sign-in': 'when she signs in again',
  list: 'no',
  'folder-path': 'no, dism fails',
  region: 'Alice only',
  'shared-dependency': 'one, the newer',
  'dependency-architectures': 'x64 and x86',
  'custom-data': 'second.xml',
  'remove-registered': 'Alice keeps it, Bob will not get it',
  'remove-nobody': 'no',
  optimize: 'it fails',
  stub: 'the stub again',
  'which-windows': 'no',
  languages: 'Spanish',
  scales: 'all of them',
  'first-sign-in': 'no',
  'second-sign-in': 'no',
  'language-pack': 'no: the reader is there, its French package is not',
  'add-again': 'it adds the French package',
  'remove-by-name': 'E_INVALIDARG',
  'remove-by-path': 'no',
  'remove-msu': 'an error, and the package stays',
  session: 'an error that names the session',
  'cancel-late': 'S_OK, and the package is gone',
  cancel: 'no: it was canceled, and what is left must be verified first',
}

test('each lesson has its own name, and rules of the register', () => {
  expect(lessons.map(({ name }) => name)).toEqual(Object.keys(ANSWERS))
  const known = ruleRegister.map(({ id }) => id)
  for (const { rules } of lessons) expect(known).toEqual(expect.arrayContaining([...rules]))
})

test.each(lessons)(
  '$name: what happens is what the document says, and a rule of the lesson took it',
  async (lesson) => {
    const play = await playLesson(lesson)
    const { steps, choice } = await play.finish()
    expect(lesson.choices[choice]?.text).toBe(ANSWERS[lesson.name])
    expect([...play.before, ...steps].flatMap(({ decisions }) => decisions)).not.toEqual([])
  },
)

test('a guess is told apart from the answer', async () => {
  const { stdout, exitCode } = await runDismulator(['learn', 'languages', '--guess', 'b', '--json'])
  expect(exitCode).toBe(0)
  const [played]: { guess: string; answer: string; steps: { decisions: { rule: string }[] }[] }[] = JSON.parse(stdout)
  expect([played?.guess, played?.answer]).toEqual(['b', 'a'])
  expect(played?.steps.flatMap(({ decisions }) => decisions.map(({ rule }) => rule))).toContain('appx.language.match')
})

test.each([
  [['nowhere'], 'there is no lesson nowhere'],
  [['languages', '--guess', 'x'], 'there is no choice x'],
  [['--guess', 'a'], '--guess is for one lesson'],
  [['--list', 'nowhere'], 'there is no lesson nowhere'],
])('mistakes: %%j', async (words, said) => {
  const { stderr, exitCode } = await runDismulator(['learn', ...words, '--json'])
  expect([exitCode, stderr.includes(said)]).toEqual([2, true])
})

test('the list', async () => {
  const { stdout } = await runDismulator(['learn', '--list'])
  expect(stdout.trimEnd().split('\n')).toHaveLength(lessons.length)
})
