import { DismError } from '../errors/DismError.ts'
import type { Host } from '../host/Host.ts'
import { openImage } from '../image/openImage.ts'
import type { Volume } from '../image/Volume.ts'
import type { WindowsImage } from '../image/WindowsImage.ts'

/** What /Image, /Online or an opened session names, and the volume that takes its changes, to be closed. */
export interface OpenTarget {
  readonly volume: Volume
  readonly image: WindowsImage
  /** Version of the Windows in it. */
  readonly version: string
}

/** Where an image is: a folder of the technician's computer, or the Windows that runs. Paths as given. */
export type ImageTarget = { readonly kind: 'image'; readonly path: string } | { readonly kind: 'online' }

/**
 * Opens an image. When that fails nothing stays open.
 * @param options.winDir its Windows folder relative to the root; `Windows` when undefined
 * @param warn told how to get a machine when /Online has none
 * @throws DismError IMAGE_NOT_FOUND, IMAGE_WITHOUT_WINDOWS, INVALID_WINDOWS_DIRECTORY, IMAGE_ON_NETWORK,
 *   IMAGE_IS_RUNNING, ONLINE_IMAGE_NOT_FOUND, WRONG_DISM_ARCHITECTURE, what the host says of an image in use
 * @throws FormatError for a corrupt hive
 */
export function openTarget(
  host: Host,
  target: ImageTarget,
  { winDir }: { readonly winDir: string | undefined },
  warn: (line: string) => void,
): OpenTarget {
  const volume = target.kind === 'online' ? onlineVolume(host, warn) : imageVolume(host, target.path)
  try {
    return { volume, ...openVolumeImage(host, target, volume, winDir) }
  } catch (error) {
    volume.close()
    throw error
  }
}

function openVolumeImage(
  host: Host,
  target: ImageTarget,
  volume: Volume,
  winDir: string | undefined,
): Omit<OpenTarget, 'volume'> {
  if (winDir !== undefined && (/^[\\/]/.test(winDir) || volume.stat(winDir)?.kind !== 'folder')) {
    throw new DismError('INVALID_WINDOWS_DIRECTORY', `there is no folder ${winDir} in the image`, { args: [winDir] })
  }
  const image = openImage(volume, host.now, winDir === undefined ? {} : { windir: winDir })
  if (target.kind === 'online' && host.architecture === 'x86' && image.architecture() === 'x64') {
    throw new DismError('WRONG_DISM_ARCHITECTURE', 'DISM is of x86, the running Windows of x64')
  }
  return { image, version: image.identity().version }
}

function onlineVolume(host: Host, warn: (line: string) => void): Volume {
  const volume = host.onlineVolume()
  if (volume) return volume
  warn(
    '/Online needs a simulated machine that runs and there is none here: make one with "dismulator init", or start it with "dismulator boot"',
  )
  throw new DismError('ONLINE_IMAGE_NOT_FOUND', 'there is no simulated machine that runs')
}

function imageVolume(host: Host, path: string): Volume {
  if (path.startsWith('\\\\') && !/^\\\\[?.]\\/.test(path)) {
    throw new DismError('IMAGE_ON_NETWORK', `${path} is on the network`)
  }
  if (host.isRunningWindows(path)) {
    throw new DismError('IMAGE_IS_RUNNING', `${path} is the drive of the running Windows`)
  }
  const volume = host.openVolume(path)
  if (!volume) throw new DismError('IMAGE_NOT_FOUND', `there is no folder ${path}`)
  return volume
}
