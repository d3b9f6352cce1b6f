import { describe, expect, test } from 'vitest'
import { parseScenario } from '../../../../emulator/machine/scenario/parseScenario.ts'

const SOUND = {
  format: 'dismulator-scenario-1',
  title: 'A test.',
  machine: { preset: 'windows-11-24h2', languages: ['en-US'], elevated: false, processors: 4 },
  steps: [
    { do: 'write', path: 'D:\\a.txt', file: 'packages/a.txt' },
    { do: 'dism', words: ['/?'], at: '1' },
    { do: 'sign in', user: 'alice', settings: { scale: 150 }, during: 1, moment: 12 },
    { do: 'snapshot' },
    { do: 'restore', snapshot: 3 },
    { do: 'fault', fault: { fault: 'disk full', at: 2 } },
    {
      do: 'call',
      function: 'DismOpenSession',
      arguments: [null, true, 1, 'a', ['b'], { pointer: true }, { session: 5 }, { event: null }, { other: 'NaN' }],
    },
    { do: 'change', path: 'C:\\', changes: [{ kind: 'content', path: 'a', file: 'changes/a', modified: '1' }] },
  ],
}

const step = (one: object) => ({ ...SOUND, steps: [{ do: 'boot' }, one] })

describe('parseScenario', () => {
  test('reads what a machine wrote', () => {
    expect(parseScenario(JSON.stringify(SOUND))).toEqual(SOUND)
  })

  test.each([
    ['{', 'scenario.json: at offset 1: this is no JSON'],
    ['{"a": x}', 'scenario.json: at offset 6: this is no JSON'],
    ['', 'scenario.json: at offset 0: this is no JSON'],
    ['{"a": [1, {"b": "c\\u00e4"}, ], "d": 1}', 'at offset 28: this is no JSON'],
    ['[{}, [], "a"} ', 'at offset 12: this is no JSON'],
    ['{"a" 1}', 'at offset 5: this is no JSON'],
    ['{"a": 1,}', 'at offset 8: this is no JSON'],
    ['[] []', 'at offset 3: this is no JSON'],
    ['"a\n"', 'at offset 0: this is no JSON'],
    ['[]', 'scenario.json: it is no object'],
    ['null', 'scenario.json: it is no object'],
  ])('no scenario at all: %s', (content, message) => {
    expect(() => parseScenario(content)).toThrow(message)
  })

  test.each([
    [{ ...SOUND, format: 'dismulator-scenario-2' }, '/format is none of dismulator-scenario-1'],
    [{ ...SOUND, title: undefined }, '/title is missing'],
    [{ ...SOUND, titel: 'x' }, '/titel is not known'],
    [{ ...SOUND, 'a/b~c': 'x' }, '/a~1b~0c is not known'],
    [{ ...SOUND, machine: {} }, '/machine/preset is missing'],
    [{ ...SOUND, machine: { preset: 'x', now: 1 } }, '/machine/now is not known'],
    [{ ...SOUND, machine: { preset: 'x', semantics: 'mine' } }, '/machine/semantics is none of documented, observed'],
    [{ ...SOUND, found: { property: 'x', seed: 'y', path: '0' } }, '/found/seed is no number'],
    [{ ...SOUND, steps: {} }, '/steps is no list'],
    [step({}), '/steps/1/do is none of write, change,'],
    [step({ do: 'toString' }), '/steps/1/do is none of write, change,'],
    [{ ...SOUND, steps: [7] }, '/steps/0 is no object'],
    [step({ do: 'dism' }), '/steps/1/words is missing'],
    [step({ do: 'dism', words: ['a', 1] }), '/steps/1/words/1 is no text'],
    [step({ do: 'boot', user: 'alice' }), '/steps/1/user is not known'],
    [step({ do: 'boot', at: 7 }), '/steps/1/at is no FILETIME in decimals'],
    [step({ do: 'boot', during: 1 }), '/steps/1/during is no number of an earlier step'],
    [step({ do: 'boot', during: 0, moment: -1 }), '/steps/1/moment is no whole number'],
    [step({ do: 'sign in', user: 'alice', settings: { scale: -1 } }), '/steps/1/settings/scale is no number from 1 on'],
    [step({ do: 'restore', snapshot: -1 }), '/steps/1/snapshot is no number of an earlier step'],
    [step({ do: 'restore', snapshot: 0 }), '/steps/1/snapshot is no step that takes a snapshot'],
    [step({ do: 'fault', fault: { fault: 'killed', at: 0 } }), '/steps/1/fault/at is no number from 1 on'],
    [{ ...SOUND, machine: { preset: 'x', processors: 0 } }, '/machine/processors is no number from 1 on'],
    [step({ do: 'write', path: 'a', file: 'packages/../a' }), '/steps/1/file is no name of a file in packages'],
    [step({ do: 'write', path: 'a', file: '/etc/passwd' }), '/steps/1/file is no name of a file in packages'],
    [step({ do: 'fault', fault: { fault: 'bad luck' } }), '/steps/1/fault/fault is none of disk full,'],
    [step({ do: 'call', function: 'DismFly', arguments: [] }), '/steps/1/function is none of DismInitialize,'],
    [step({ do: 'call', function: 'DismDelete', arguments: [{ a: 1 }] }), '/steps/1/arguments/0 is no argument'],
    [
      step({ do: 'call', function: 'DismDelete', arguments: [{ other: 'x' }] }),
      '/steps/1/arguments/0/other is none of undefined,',
    ],
    [step({ do: 'call', function: 'DismDelete', arguments: [[1]] }), '/steps/1/arguments/0/0 is no text'],
    [step({ do: 'change', path: 'C:\\', changes: [{ kind: 'burn' }] }), '/steps/1/changes/0/kind is none of remove,'],
    [
      step({ do: 'change', path: 'C:\\', changes: [{ kind: 'file', path: 'a', modified: '1', attributes: 0 }] }),
      '/steps/1/changes/0/file is missing',
    ],
  ])('a place that is not as it has to be: %j', (content, message) => {
    expect(() => parseScenario(JSON.stringify(content), 'x.json')).toThrow(`x.json: ${message}`)
  })
})
