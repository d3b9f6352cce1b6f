import { appxFiles } from '../../src/servicing/appx/appxPaths.ts'
import { buildLayer, type LayerContent } from '../volume/buildLayer.ts'
import type { Layer } from '../volume/layers/Layer.ts'
import type { ImageSpecification } from './ImageSpecification.ts'
import { labTime } from './labTime.ts'
import { languageFiles } from '../../src/servicing/languages/languageParts.ts'
import { baseFiles, profileFiles } from './windowsFiles.ts'
import { capabilityFiles } from './capabilityFiles.ts'
import { inboxDriverFiles } from './inboxDrivers.ts'
import { packageFiles } from './packageFiles.ts'
import { startLayout } from './startLayout.ts'

/** Every layer that was built, by what is in it. */
const layers = new Map<string, Layer>()

/**
 * The read-only layers of an image, from the bottom: a release and architecture, each language, the packages, what is known
 * of capabilities, each
 * profile, the start layout. A layer is built once and shared by all images that have it.
 */
export function layersOf(specification: ImageSpecification): readonly Layer[] {
  const { name, preset, architecture, languages, users, pins, version } = specification
  const modified = labTime(preset)
  const layer = (key: string, files: () => Readonly<Record<string, LayerContent>>) => {
    const known = layers.get(key) ?? buildLayer(files(), { modified })
    layers.set(key, known)
    return known
  }
  return [
    layer(`${name} ${architecture}`, () => baseFiles(name, preset, architecture)),
    layer(`${name} ${architecture} drivers`, () => inboxDriverFiles(preset, architecture)),
    ...languages.map(({ tag }) => layer(`${name} ${tag}`, () => languageFiles(tag))),
    layer(`${name} ${architecture} ${version.join('.')} packages ${languages.map(({ tag }) => tag).join(' ')}`, () =>
      packageFiles(specification),
    ),
    layer(`${name} ${architecture} capabilities`, () => capabilityFiles(specification)),
    ...['Default', ...users.map((user) => user.name)].map((user) =>
      layer(`${name} Users\\${user}`, () => profileFiles(user)),
    ),
    ...(preset.appx === '10'
      ? [layer(`${name} pins ${pins.join(' ')}`, () => ({ [appxFiles.startLayout]: startLayout(pins) }))]
      : []),
  ]
}
