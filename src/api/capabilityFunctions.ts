import type { CapabilityDescription } from '../servicing/capabilities/describeCapability.ts'
import { PACKAGE_STATES } from '../servicing/packages/packageStates.ts'
import { checkArgument, type ApiProcess } from './ApiProcess.ts'
import { countedPaths } from './countedPaths.ts'
import type { DismCapabilityInfo } from './definitions/capabilities.ts'
import type { CapabilityFunctions } from './functions/CapabilityFunctions.ts'
import { shown } from './logCall.ts'
import { onImage } from './onImage.ts'
import { successOf } from './successOf.ts'

/** The functions on capabilities. What they need is loaded when they are called. */
export function capabilityFunctions(process: ApiProcess): CapabilityFunctions {
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
    DismAddCapability: (id, name, limitAccess, sourcePaths, sourcePathCount, ...tail) =>
      onImage(process, 'DismAddCapability', id, {
        provider: 'DISM Package Manager',
        log: `Session: ${id}, Name: ${shown(name)}, LimitAccess: ${limitAccess ? 1 : 0}, SourcePathCount: ${sourcePathCount}`,
        tail,
        async work(call) {
          const { image, online, judge } = call
          checkArgument(process, 'Name', Boolean(name), 'there is none')
          const given = countedPaths(process, 'SourcePaths', sourcePaths, sourcePathCount)
          const { addCapabilities } = await import('../servicing/capabilities/addCapabilities.ts')
          const { openCapabilitySources } = await import('../servicing/capabilities/openCapabilitySources.ts')
          const { searchedSources } = await import('../servicing/sources/searchedSources.ts')
          const offered = openCapabilitySources(process.host, searchedSources(image, given, judge), judge)
          const request = { offered, given: given.length, online, limitAccess }
          const changes = await call.carryOut(addCapabilities([name], request))
          return successOf('DismAddCapability', changes, judge)
        },
      }),
    DismRemoveCapability: (id, name, ...tail) =>
      onImage(process, 'DismRemoveCapability', id, {
        provider: 'DISM Package Manager',
        log: `Session: ${id}, Name: ${shown(name)}`,
        tail,
        async work(call) {
          checkArgument(process, 'Name', Boolean(name), 'there is none')
          const { removeCapability } = await import('../servicing/capabilities/removeCapability.ts')
          const changes = await call.carryOut(removeCapability(name, { online: call.online }))
          return successOf('DismRemoveCapability', changes, call.judge)
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
