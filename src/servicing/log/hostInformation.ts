import type { Host } from '../../host/Host.ts'
import type { WindowsArchitecture } from '../../image/WindowsArchitecture.ts'

/** Architectures as dism.log writes them. */
export const LOGGED_ARCHITECTURES: { readonly [architecture in WindowsArchitecture]: string } = {
  x86: 'x86',
  x64: 'amd64',
  arm: 'arm',
  arm64: 'arm64',
}

/** What dism.log says of the technician's computer when a session begins. */
export function hostInformation(host: Pick<Host, 'windowsVersion' | 'architecture' | 'processors'>): string {
  return `Host machine information: OS Version=${host.windowsVersion}, Running architecture=${LOGGED_ARCHITECTURES[host.architecture]}, Number of processors=${host.processors}`
}
