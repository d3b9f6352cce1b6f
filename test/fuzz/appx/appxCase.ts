import { parseSignature } from '../../../src/formats/appx/signature/parseSignature.ts'
import { readAll } from '../../../src/formats/ByteSource.ts'
import type { FuzzCase, FuzzTarget } from '../FuzzCase.ts'
import { cumulativeWeights, mutateBytes, pickWeighted } from '../mutateBytes.ts'
import type { Random } from '../Random.ts'
import { cellsOf } from '../regf/cellsOf.ts'
import { mutateHive } from '../regf/mutateHive.ts'
import { mutateXml } from '../xml/mutateXml.ts'
import { readModel } from '../zip/readModel.ts'
import type { ZipModel } from '../zip/ZipModel.ts'
import type { ZipSource } from '../zip/zipCase.ts'
import { mutateDer } from './mutateDer.ts'
import { isMember, keyOf, mutatePackage } from './mutatePackage.ts'
import { PROVISIONING_LIST, readerLicense, signatureSources } from './packageSources.ts'
import { addAndRemove, baseImage, SOFTWARE } from './serviceImage.ts'
import { appxFiles } from '../../../src/servicing/appx/appxPaths.ts'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)

/** Inputs that are added to an image: packages, licenses, and images with a broken hive or list; and signatures. */
export async function appxTarget(sources: readonly ZipSource[]): Promise<FuzzTarget> {
  const weights = cumulativeWeights(sources.map(({ bytes }) => bytes.length))
  const own = sources.filter(({ name }) => name.startsWith('a '))
  const signatures = signatureSources(sources)
  const members = await memberModels(sources)
  const base = baseImage()
  const hive = readAll(base.open(SOFTWARE)).slice()
  const cells = cellsOf(hive)

  const packageCase = (random: Random): FuzzCase => {
    const source = pickWeighted(sources, weights, random)
    const bytes = mutatePackage(source, random, members)
    const dependency = random.chance(0.6)
    const run = (): Promise<void> => addAndRemove(base, { bytes, dependency, sound: true })
    return { source: source.name, files: new Map([['app.msix', bytes]]), run }
  }
  /** A sound package for an image of which one file was changed. */
  const imageCase = (random: Random, path: string, content: Uint8Array): FuzzCase => {
    const { bytes } = random.pick(own)
    const files = new Map([
      ['app.msix', bytes],
      [path.split('\\').at(-1)!, content],
    ])
    const run = (): Promise<void> => {
      const prepared = base.fork()
      prepared.write(path, content)
      return addAndRemove(prepared, { bytes, dependency: true, sound: path !== SOFTWARE })
    }
    return { source: `image with ${path}`, files, run }
  }
  const licenseCase = (random: Random): FuzzCase => {
    const changed = text(mutateXml(new TextDecoder().decode(readerLicense), random))
    const license = random.chance(0.1) ? mutateBytes(changed, random) : changed
    const { name, bytes } = random.pick(own)
    const run = (): Promise<void> => addAndRemove(base, { bytes, license, dependency: true, sound: true })
    return {
      source: `license of ${name}`,
      files: new Map([
        ['app.msix', bytes],
        ['license.xml', license],
      ]),
      run,
    }
  }
  const signatureCase = (random: Random): FuzzCase => {
    const bytes = mutateDer(random.pick(signatures), random)
    const run = (): void => void parseSignature(bytes, 'AppxSignature.p7x')
    return { source: 'a signature', files: new Map([['AppxSignature.p7x', bytes]]), run }
  }

  return {
    name: 'appx',
    sources: sources.map(({ name }) => name),
    make(random) {
      const kind = random.below(20)
      if (kind < 4 && signatures.length > 0) return signatureCase(random)
      if (kind === 4) return licenseCase(random)
      if (kind === 5) return imageCase(random, appxFiles.provisioningList, text(mutateXml(PROVISIONING_LIST, random)))
      if (kind === 6) return imageCase(random, SOFTWARE, mutateHive(hive, cells, random))
      return packageCase(random)
    },
  }
}

/** The packages in bundles, as models. */
async function memberModels(sources: readonly ZipSource[]): Promise<ReadonlyMap<string, ZipModel>> {
  const models = new Map<string, ZipModel>()
  for (const { model } of sources) {
    for (const entry of model.entries.filter(isMember)) {
      const opened = await readModel(entry.data).catch(() => undefined)
      if (opened) models.set(keyOf(entry), opened)
    }
  }
  return models
}
