import { appPackage } from '../../fixtures/index.ts'
import type { AppPackageSpec } from '../../fixtures/index.ts'

const COMMON: AppPackageSpec = {
  name: 'b12bc6ce-be37-44c5-b058-2b1cf98befd9',
  publisher: 'CN=Microsoft Corporation, O=Microsoft Corporation, L=Redmond, S=Washington, C=US',
  version: '0.1.1.0',
  targetDeviceFamilies: [{ name: 'Windows.Universal', minVersion: '10.0.17017.0' }],
}
const MAIN: AppPackageSpec = { ...COMMON, languages: ['EN-US', 'DE-DE'] }

/** The packages that the corpus lacks of FlatBundleWithAsset.appxbundle, by file name: as its manifest lists them. */
const MISSING: { readonly [fileName: string]: readonly [bytes: number, spec: AppPackageSpec] } = {
  'assets.appx': [5_669_379, { ...COMMON, resourcePackage: true, resourceId: 'Media', languages: [] }],
  'main_ARM.appx': [9_646_241, { ...MAIN, architecture: 'arm' }],
  'main_x64.appx': [10_185_987, { ...MAIN, architecture: 'x64' }],
  'main_x86.appx': [9_854_616, { ...MAIN, architecture: 'x86' }],
}

/** Makes these packages, of the size in bytes that the bundle's manifest tells. */
export async function completeFlatBundle(): Promise<ReadonlyMap<string, Uint8Array>> {
  const made = new Map<string, Uint8Array>()
  for (const [fileName, [bytes, spec]] of Object.entries(MISSING)) made.set(fileName, await ofSize(bytes, spec))
  return made
}

/** A package with a stored file as long as it takes. The block map, which is deflated, makes the length a matter of trial. */
async function ofSize(bytes: number, spec: AppPackageSpec): Promise<Uint8Array> {
  let filler = bytes - 10_000
  for (let trial = 0; trial < 20; trial++) {
    const made = await appPackage({ ...spec, files: { 'filler.png': new Uint8Array(filler).fill(trial) } })
    if (made.length === bytes) return made
    filler += bytes - made.length
  }
  throw new Error(`no package of ${bytes} bytes came about`)
}
