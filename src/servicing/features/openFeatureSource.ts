import { DismError } from '../../errors/DismError.ts'
import { FormatError } from '../../formats/FormatError.ts'
import type { Host } from '../../host/Host.ts'
import { pathIn } from '../../host/pathIn.ts'
import { openImage } from '../../image/openImage.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { createJudge } from '../../rules/Judge.ts'
import { isApplicable } from '../packages/judgeApplicability.ts'
import { openPackageSource } from '../packages/openPackageSource.ts'
import type { FeatureSource } from './checkPayloads.ts'
import { listFeatures } from './listFeatures.ts'

/** Tells a Windows folder. */
const HIVE = 'System32\\config\\SOFTWARE'

/**
 * A path of the host as a source: a folder with .cab files, such as `sources\sxs` of an installation medium, a Windows
 * image, or its Windows folder. What is none of these has nothing.
 */
export function openFeatureSource(host: Host, path: string): FeatureSource {
  return {
    path,
    has: (feature, image) => hasCabinet(host, path, feature, image) || hasPayload(host, path, feature, image),
  }
}

function hasCabinet(host: Host, folder: string, feature: string, image: ImageReader): boolean {
  const judge = createJudge(host.semantics)
  const cabinets = host.list(folder).filter(({ name, kind }) => kind === 'file' && /\.cab$/i.test(name))
  return cabinets.some(({ name }) =>
    ifReadable(() => {
      const { manifest } = openPackageSource(host, pathIn(folder, name), judge)
      const hasIt = manifest.updates.some((update) => update.name.toLowerCase() === feature.toLowerCase())
      return hasIt && isApplicable(image, manifest, judge)
    }),
  )
}

/** Whether a Windows of the same version has it. */
function hasPayload(host: Host, path: string, feature: string, image: ImageReader): boolean {
  const isWindows = (folder: string) => host.kindOf(pathIn(folder, HIVE)) === 'file'
  const root = isWindows(path) ? path.replace(/[\\/]+[^\\/]+[\\/]*$/, '') : path
  if (!isWindows(pathIn(root, 'Windows'))) return false
  return ifReadable(() => {
    const volume = host.openVolume(root)
    try {
      const other = volume && openImage(volume, host.now)
      if (other?.identity().version !== image.identity().version) return false
      const { features } = listFeatures(other, undefined, createJudge(host.semantics))
      return features.some(({ name, state }) => name.toLowerCase() === feature.toLowerCase() && state !== 'Removed')
    } finally {
      volume?.close()
    }
  })
}

/** What cannot be read has nothing. */
function ifReadable(look: () => boolean): boolean {
  try {
    return look()
  } catch (error) {
    if (error instanceof DismError || error instanceof FormatError) return false
    throw error
  }
}
