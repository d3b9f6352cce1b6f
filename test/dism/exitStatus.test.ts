import { expect, test } from 'vitest'
import { exitStatus } from '../../src/dism/output/exitStatus.ts'

test.each([
  [0, 0],
  [2, 2],
  [87, 87],
  [740, 228],
  [3010, 194],
  [256, 1],
  [-2_146_498_548, 12],
  [-2_147_024_896, 1],
])('exit code %i is status %i where 8 bits are kept', (code, status) => {
  expect(exitStatus(code, 'linux')).toBe(status)
  expect(exitStatus(code, 'darwin')).toBe(status)
  expect(exitStatus(code, 'win32')).toBe(code)
})
