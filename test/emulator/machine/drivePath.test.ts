import { expect, test } from 'vitest'
import { drivePath } from '../../../emulator/machine/drivePath.ts'

test.each([
  ['C:\\in\\app.appx', 'C', 'in\\app.appx'],
  ['c:/in/app.appx', 'C', 'in\\app.appx'],
  ['D:\\', 'D', ''],
  ['D:', 'D', ''],
  ['C:app.appx', 'C', 'app.appx'],
  ['\\\\?\\C:\\in\\.\\a\\..\\b', 'C', 'in\\b'],
  ['C:\\..\\..\\etc', 'C', 'etc'],
  ['C:\\a\\..\\..\\..\\b', 'C', 'b'],
])('%s is drive %s, path %s', (path, letter, rest) => {
  expect(drivePath(path)).toEqual({ letter, path: rest })
})

test.each(['/in/app.appx', 'in\\app.appx', './C:', '\\\\server\\share\\x', 'CC:\\x', ''])(
  '%s is on no drive',
  (path) => {
    expect(drivePath(path)).toBeUndefined()
  },
)
