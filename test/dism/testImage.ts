import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import { createHive } from '../../src/formats/regf/createHive.ts'
import { encodeDword } from '../../src/formats/regf/encodeDword.ts'
import { encodeString } from '../../src/formats/regf/encodeString.ts'
import type { Hive } from '../../src/formats/regf/Hive.ts'
import { REG } from '../../src/formats/regf/valueTypes.ts'
import { fileTimeOf } from '../../src/host/Clock.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'

const now = () => fileTimeOf(Date.UTC(2026, 2, 4, 5, 6, 7))

/** The least that is a Windows image: the two hives, with a version, an architecture and one language. */
export function testImage(options: { version?: string; processor?: string; windir?: string } = {}): WritableVolume {
  const { version = '10.0.26200.8037', processor = 'AMD64', windir = 'Windows' } = options
  const volume = createMemoryVolume({ now })
  const config = `${windir}\\System32\\config`
  volume.write(`${config}\\SOFTWARE`, softwareHive(version).toSource())
  volume.write(`${config}\\SYSTEM`, systemHive(processor).toSource())
  return volume
}

function softwareHive(version: string): Hive {
  const [major = '', minor = '', build = '', revision = ''] = version.split('.')
  const hive = createHive({ rootName: 'ROOT', now })
  const key = 'Microsoft\\Windows NT\\CurrentVersion'
  hive.setValue(key, 'CurrentMajorVersionNumber', REG.DWORD, encodeDword(Number(major)))
  hive.setValue(key, 'CurrentMinorVersionNumber', REG.DWORD, encodeDword(Number(minor)))
  hive.setValue(key, 'CurrentBuild', REG.SZ, encodeString(build))
  hive.setValue(key, 'UBR', REG.DWORD, encodeDword(Number(revision)))
  hive.setValue(key, 'EditionID', REG.SZ, encodeString('Professional'))
  return hive
}

function systemHive(processor: string): Hive {
  const hive = createHive({ rootName: 'ROOT', now })
  const control = 'ControlSet001\\Control'
  const environment = `${control}\\Session Manager\\Environment`
  hive.setValue(environment, 'PROCESSOR_ARCHITECTURE', REG.SZ, encodeString(processor))
  hive.setValue(`${control}\\MUI\\UILanguages\\en-US`, 'LCID', REG.DWORD, encodeDword(0x409))
  hive.setValue(`${control}\\Nls\\Language`, 'InstallLanguage', REG.SZ, encodeString('0409'))
  return hive
}
