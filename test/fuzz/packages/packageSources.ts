import { driver, featureOnDemandCab, languagePackCab, updateCab } from '../../../fixtures/index.ts'
import { readAll, bytesSource } from '../../../src/formats/ByteSource.ts'
import { openCabinet } from '../../../src/formats/cab/openCabinet.ts'

/** Files of a sound Windows package, or of a sound driver package, by name. */
export interface SoundPackage {
  readonly name: string
  readonly kind: 'windows' | 'driver'
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Packages of ours that the image of `preparedImage` takes. */
export function soundPackages(): SoundPackage[] {
  const inside = [{ name: 'Package_1' }, { name: 'Package_2', components: 2 }]
  const windows: Readonly<Record<string, Uint8Array>> = {
    update: updateCab({ kb: 'KB5000001', components: 2, release: '10.0.26100.1', restart: 'possible' }),
    'update with features': updateCab({
      kb: 'KB5000002',
      features: [
        { name: 'Fuzz-Feature', displayName: 'A feature', enabledByDefault: true },
        { name: 'Fuzz-Child', enabledByDefault: false, parents: ['Fuzz-Feature'] },
      ],
    }),
    'packages inside': updateCab({ kb: 'KB5000003', packages: inside, listPackages: true, restart: 'required' }),
    'servicing stack': updateCab({ kb: 'KB5000004', name: 'Package_for_ServicingStack', selfUpdate: true }),
    'language pack': languagePackCab('de-DE', { product: 'Server' }),
    'feature on demand': featureOnDemandCab('OpenSSH.Server~~~~0.0.1.0'),
    'feature of a language': featureOnDemandCab('Language.Basic~~~en-US~0.0.1.0'),
  }
  const drivers = {
    net: driver('net'),
    disk: driver('disk2', { className: 'SCSIAdapter', utf16: true, files: { 'disk2.dll': 'a library' } }),
  }
  return [
    ...Object.entries(windows).map(([name, bytes]): SoundPackage => ({ name, kind: 'windows', files: filesOf(bytes) })),
    ...Object.entries(drivers).map(([name, files]): SoundPackage => ({
      name,
      kind: 'driver',
      files: new Map(Object.entries(files)),
    })),
  ]
}

function filesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const cabinet = openCabinet(bytesSource(bytes), 'sound.cab')
  return new Map(cabinet.files.map((file) => [file.name, readAll(cabinet.content(file))]))
}
