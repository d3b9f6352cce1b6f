import { describe, expect, test } from 'vitest'
import { pathHint } from '../../src/dism/pathHint.ts'
import { fakeHost, run } from './fakeHost.ts'

describe('pathHint', () => {
  test.each([
    ['/Image:C:testoffline', 'has no backslash after the drive'],
    ['-PackagePath=d:a.msix', 'has no backslash after the drive'],
    ['C:testoffline', 'has no backslash after the drive'],
    ['C:/Program Files/Git/Online', 'looks like /Online'],
    ['C:/Program Files/Git/Get-ProvisionedAppxPackages', 'looks like /Get-ProvisionedAppxPackages'],
    ['C:\\msys64\\Image;C:\\test', 'looks like /Image'],
    ['D:/git/PackagePath:x', 'looks like /PackagePath'],
  ])('%s', (argument, hint) => {
    expect(pathHint(argument)).toContain(hint)
    expect(pathHint(argument)).not.toContain('\n')
  })

  test.each([
    '/Image:C:\\test',
    '/Image:C:/test',
    '/Image:C:',
    '/Image:/mnt',
    '/Region:US;GB',
    '/Online',
    'Online',
    'C:/x',
  ])('%s is as it should be', (argument) => {
    expect(pathHint(argument)).toBeUndefined()
  })

  test('is said by a run, on the standard error', async () => {
    const { stdout, stderr } = await run(fakeHost(), ['C:/Program Files/Git/Online', '/Get-Packages'])
    expect(stderr).toEqual([pathHint('C:/Program Files/Git/Online')])
    expect(stdout).not.toContain('MSYS')
  })
})
