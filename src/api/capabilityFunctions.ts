import type { CapabilityDescription } from '../servicing/capabilities/describeCapability.ts'
import { PACKAGE_STATES } from '../servicing/packages/packageStates.ts'
import { checkArgument, type ApiProcess } from './ApiProcess.ts'
import type { DismCapabilityInfo } from './definitions/capabilities.ts'
import type { DismApi } from './DismApi.ts'
import { shown } from './logCall.ts'
import { onImage } from './onImage.ts'

type Functions = Pick<DismApi, 'DismGetCapabilities' | 'DismGetCapabilityInfo'>

/** The functions on capabilities. What they need is loaded when they are called. */
export function capabilityFunctions(process: ApiProcess): Functions {
  return {
    DismGetCapabilities: (id, capability, count) =>
      onImage(process, 'DismGetCapabilities', id, {
        provider: 'DISM Package Manager',
        log: `Session: ${id}`,
        async work({ image, judge }) {
          const { listCapabilities } = await import('../servicing/capabilities/listCapabilities.ts')
          const listed = listCapabilities(image, judge).map(({ identity, state }) => ({
            Name: identity,
            State: PACKAGE_STATES[state].value,
          }))
          process.structures.add(listed)
          capability.value = listed
          count.value = listed.length
        },
      }),
    DismGetCapabilityInfo: (id, name, info) =>
      onImage(process, 'DismGetCapabilityInfo', id, {
        provider: 'DISM Package Manager',
        log: `Session: ${id}, Name: ${shown(name)}`,
        async work({ image, judge }) {
          checkArgument(process, 'Name', Boolean(name), 'there is none')
          const { describeCapability } = await import('../servicing/capabilities/describeCapability.ts')
          const found = dismCapabilityInfo(describeCapability(image, name, judge))
          process.structures.add(found)
          info.value = found
        },
      }),
  }
}

function dismCapabilityInfo(description: CapabilityDescription): DismCapabilityInfo {
  return {
    Name: description.identity,
    State: PACKAGE_STATES[description.state].value,
    DisplayName: description.displayName,
    Description: description.description,
    DownloadSize: description.downloadSize,
    InstallSize: description.installSize,
  }
}
