import type { Host } from '../../host/Host.ts'
import { PROCESSOR_NAMES } from '../../image/WindowsArchitecture.ts'

/** What dism.log says of the technician's computer when a session begins. */
export function hostInformation(host: Pick<Host, 'windowsVersion' | 'architecture' | 'processors'>): string {
  return `Host machine information: OS Version=${host.windowsVersion}, Running architecture=${PROCESSOR_NAMES[host.architecture]}, Number of processors=${host.processors}`
}
