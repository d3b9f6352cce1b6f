import { describe, expect, it } from 'vitest'
import { packageManifest } from '../../../fixtures/packageManifest.ts'
import { bytesSource } from '../../../src/formats/ByteSource.ts'
import { openImage } from '../../../src/image/openImage.ts'
import { cataloguePath, cbsKeys, manifestPath, OWNER_KINDS } from '../../../src/servicing/packages/cbsPaths.ts'
import { CURRENT_STATES } from '../../../src/servicing/packages/packageStates.ts'
import { clearPending, hasPendingWork, notePending } from '../../../src/servicing/packages/pendingWork.ts'
import { readPackage } from '../../../src/servicing/packages/readPackages.ts'
import {
  forgetPackage,
  recordPackage,
  setPackageState,
  type PackageRecord,
} from '../../../src/servicing/packages/writePackages.ts'
import { testImage } from '../../dism/testImage.ts'

const NOW = 133_800_000_000_000_000n
const UPDATE = 'Package_for_KB5000001~31bf3856ad364e35~amd64~~26100.1.1.0'
const FOUNDATION = 'Microsoft-Windows-Foundation-Package~31bf3856ad364e35~amd64~~10.0.26100.1'

const recordOf = (identity: string, more: Partial<PackageRecord> = {}): PackageRecord => ({
  identity,
  currentState: CURRENT_STATES.installPending,
  visibility: 1,
  selfUpdate: false,
  installLocation: '\\\\?\\C:\\in\\',
  owners: [{ identity, kind: OWNER_KINDS.own, intendedState: CURRENT_STATES.installed }],
  features: ['TelnetClient'],
  parents: [FOUNDATION],
  manifest: bytesSource(new TextEncoder().encode(packageManifest({ identity, releaseType: 'Update' }))),
  catalogue: bytesSource(new Uint8Array([1])),
  ...more,
})

const fork = () => openImage(testImage(), () => NOW).fork()

describe('what the registry knows of a package', () => {
  it('is what was recorded, and is read as a package', () => {
    const image = fork()
    recordPackage(image, recordOf(UPDATE), NOW)
    const read = readPackage(image, UPDATE.toUpperCase())
    expect(read).toMatchObject({
      identity: UPDATE,
      currentState: 0x60,
      visibility: 1,
      selfUpdate: false,
      installTime: undefined,
      installClient: 'DISM Package Manager Provider',
      installName: `${UPDATE}.mum`,
      installLocation: '\\\\?\\C:\\in\\',
    })
    expect(read?.owners()).toEqual([{ identity: UPDATE, kind: 2, intendedState: 0x70 }])
    expect(read?.updates()).toEqual([{ name: 'TelnetClient', intendedState: undefined }])
    expect(image.volume.stat(manifestPath(UPDATE))?.kind).toBe('file')
    setPackageState(image, UPDATE, CURRENT_STATES.installed, NOW)
    expect(readPackage(image, UPDATE)).toMatchObject({ currentState: 0x70, installTime: NOW, installUser: 'S-1-5-18' })
  })

  it('keeps what was asked of a feature when the package is recorded again', () => {
    const image = fork()
    recordPackage(image, recordOf(UPDATE), NOW)
    image.registry.setDword('SOFTWARE', `${cbsKeys.package(UPDATE)}\\Updates`, 'TelnetClient', 0x10070)
    recordPackage(image, recordOf(UPDATE, { features: ['telnetclient', 'New'] }), NOW)
    expect(readPackage(image, UPDATE)?.updates()).toEqual([
      { name: 'TelnetClient', intendedState: 0x70 },
      { name: 'New', intendedState: undefined },
    ])
  })

  it('lists versions of one package under one name, and drops the name with the last', () => {
    const image = fork()
    const newer = UPDATE.replace('26100.1', '26100.2')
    for (const identity of [UPDATE, newer]) recordPackage(image, recordOf(identity), NOW)
    const listed = (key: string) =>
      image.registry
        .key('SOFTWARE', key)
        ?.values()
        .map(({ name }) => name)
    const index = cbsKeys.indexed('Package_for_KB5000001~31bf3856ad364e35~amd64~~0.0.0.0')
    const detect = cbsKeys.detected('Microsoft-Windows-Foundation-Package~31bf3856ad364e35~amd64~~0.0.0.0')
    expect(listed(index)).toEqual([UPDATE, newer])
    expect(listed(detect)).toEqual([UPDATE, newer])
    forgetPackage(image, UPDATE, [FOUNDATION])
    expect(listed(index)).toEqual([newer])
    expect([manifestPath(UPDATE), cataloguePath(UPDATE)].map((path) => image.volume.stat(path))).toEqual([
      undefined,
      undefined,
    ])
    forgetPackage(image, newer, [FOUNDATION])
    expect([listed(index), listed(detect), readPackage(image, newer)]).toEqual([undefined, undefined, undefined])
  })
})

describe('pending work', () => {
  it('shows where scripts look, and is gone when it is cleared', () => {
    const image = fork()
    const places = () => [
      hasPendingWork(image),
      image.registry.key('SOFTWARE', cbsKeys.rebootPending) !== undefined,
      image.volume.stat('Windows\\WinSxS\\pending.xml') !== undefined,
    ]
    expect(places()).toEqual([false, false, false])
    notePending(image, [UPDATE], false)
    expect(places()).toEqual([true, false, true])
    notePending(image, [UPDATE], true)
    expect(places()).toEqual([true, true, true])
    clearPending(image)
    expect(places()).toEqual([false, false, false])
    clearPending(image)
  })
})
