import { expect, test } from 'vitest'
import { installLocation } from '../../../src/servicing/packages/installLocation.ts'

test.each([
  ['D:\\in\\one.cab', '\\\\?\\D:\\in\\one.cab\\'],
  ['d:/in/one.cab', '\\\\?\\d:\\in\\one.cab\\'],
  ['D:\\in\\', '\\\\?\\D:\\in\\'],
  ['\\\\server\\share\\one.cab', '\\\\?\\UNC\\server\\share\\one.cab\\'],
  ['b/one.cab', '\\\\?\\C:\\Packages\\one.cab\\'],
  ['one.cab', '\\\\?\\C:\\Packages\\one.cab\\'],
  ['/home/user/b/', '\\\\?\\C:\\Packages\\b\\'],
  ['.', '\\\\?\\C:\\Packages\\'],
])('the place of a package that came from %s', (path, location) => {
  expect(installLocation(path)).toBe(location)
})
