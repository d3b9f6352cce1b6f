import { cbsKeys, cbsNames, OWNER_KINDS, ownerValue, withoutVersion } from '../../src/servicing/packages/cbsPaths.ts'
import { ASKED, updatesKey } from '../../src/servicing/features/featureKeys.ts'
import { CURRENT_STATES } from '../../src/servicing/packages/packageStates.ts'
import { UNASKED } from '../../src/servicing/packages/readPackages.ts'
import { dword, sz, type HiveContents } from './hiveContents.ts'
import type { ImageSpecification } from './ImageSpecification.ts'
import { labTime } from './labTime.ts'
import type { WindowsPackage } from './WindowsPackage.ts'
import { windowsPackages } from './windowsPackages.ts'

/**
 * What SOFTWARE knows of the packages of an image. All were installed when the release was built. Values and owners
 * as in a hive of Windows 8.1.
 */
export function packageKeys(specification: ImageSpecification): HiveContents {
  const time = labTime(specification.preset)
  const keys: { [path: string]: HiveContents[string] } = {}
  // Versions of one package share a key of the index.
  for (const one of windowsPackages(specification))
    for (const [path, values] of Object.entries(keysOf(one, time))) keys[path] = { ...keys[path], ...values }
  return keys
}

function keysOf(one: WindowsPackage, time: bigint): HiveContents {
  const { currentState, visibility, container, features = [] } = one
  const { identity } = one.manifest
  const installed = currentState === CURRENT_STATES.installed
  return {
    [cbsKeys.package(identity)]: {
      [cbsNames.installClient]: sz('DISM Package Manager Provider'),
      [cbsNames.installName]: sz(`${identity}.mum`),
      [cbsNames.installLocation]: sz('\\\\?\\C:\\Packages\\'),
      [cbsNames.currentState]: dword(currentState),
      [cbsNames.selfUpdate]: dword(0),
      [cbsNames.visibility]: dword(visibility),
      ...(installed && {
        [cbsNames.installTimeHigh]: dword(Number(time >> 32n)),
        [cbsNames.installTimeLow]: dword(Number(time & 0xffffffffn)),
        [cbsNames.installUser]: sz('S-1-5-18'),
      }),
    },
    [`${cbsKeys.package(identity)}\\${cbsNames.owners}`]: {
      [container ?? identity]: dword(ownerValue(container ? OWNER_KINDS.container : OWNER_KINDS.own, currentState)),
    },
    ...(features.length > 0 && {
      [updatesKey(identity)]: Object.fromEntries(
        features.map(({ name, removed }) => [name, dword(removed ? ASKED | CURRENT_STATES.absent : UNASKED)]),
      ),
    }),
    [cbsKeys.indexed(withoutVersion(identity))]: { [identity]: dword(0) },
  }
}
