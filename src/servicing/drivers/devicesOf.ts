import type { DriverModel } from '../../formats/inf/DriverInf.ts'

/** A device ID of a package: 1 for the first of a device, 2 for its others. */
interface DeviceId {
  readonly id: string
  readonly rank: number
  readonly model: DriverModel
}

/** The IDs of devices that can be keys of the registry, each once. */
export function devicesOf(models: readonly DriverModel[]): readonly DeviceId[] {
  const found = new Map<string, DeviceId>()
  for (const model of models) {
    const ids = [...(model.hardwareId === undefined ? [] : [model.hardwareId]), ...model.compatibleIds]
    ids.forEach((id, index) => {
      if (isKeyPath(id) && !found.has(id.toUpperCase()))
        found.set(id.toUpperCase(), { id, rank: index === 0 ? 1 : 2, model })
    })
  }
  return [...found.values()]
}

/** Longest device ID: MAX_DEVICE_ID_LEN of the documents. */
const LONGEST_ID = 200

function isKeyPath(id: string): boolean {
  return id.length <= LONGEST_ID && id.split('\\').every((part) => part !== '')
}
