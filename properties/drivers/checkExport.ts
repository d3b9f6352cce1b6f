import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import { namesIn } from '../computers/namesIn.ts'
import { sameBytes } from '../computers/sameBytes.ts'
import { servicedComputer, STILL } from '../computers/ServicedComputer.ts'
import { codeDiffers } from '../laws/codeDiffers.ts'
import { driverImage } from './driverImage.ts'
import { DRIVER_STORE } from './storedDifferences.ts'
import type { DriverTelling } from './DriverTelling.ts'
import { listedDrivers } from './listedDrivers.ts'

/** Exports drivers: what was added, and a new image takes all of it. @returns what was not as it had to be */
export async function checkExport({ story, computer, volume, model }: DriverTelling): Promise<string[]> {
  const before = computer.host.list('D:\\out').length
  const { code } = await computer.dism(false, '/Export-Driver', '/Destination:D:\\out')
  const wrong = codeDiffers(code, 0)
  const folders = computer.host.list('D:\\out').map(({ name }) => name)
  for (const folder of namesIn(volume, DRIVER_STORE).filter((name) => name.startsWith('contoso')))
    for (const name of namesIn(volume, `${DRIVER_STORE}\\${folder}`)) {
      const copy = computer.host.readFile(`D:\\out\\${folder}\\${name}`)
      if (!copy || !sameBytes(readAll(copy), readAll(volume.open(`${DRIVER_STORE}\\${folder}\\${name}`))))
        wrong.push(`${folder}\\${name} is not exported as it is`)
    }
  if (before > 0) return wrong
  if (folders.length !== model.added.size) wrong.push(`${folders.join()} is exported`)
  if (folders.length === 0 || wrong.length > 0) return wrong
  const drive = createMemoryVolume({ now: STILL })
  for (const folder of folders)
    for (const { name } of computer.host.list(`D:\\out\\${folder}`)) {
      const file = computer.host.readFile(`D:\\out\\${folder}\\${name}`)
      if (file) drive.write(`out\\${folder}\\${name}`, file)
    }
  const other = servicedComputer(
    new Map([
      ['C', driverImage(story.image)],
      ['D', drive],
    ]),
  )
  const added = await other.dism(false, '/Add-Driver', '/Driver:D:\\out', '/Recurse', '/ForceUnsigned')
  const own = (await listedDrivers(other)).map((line) => line.replace(/^oem\d+/, '')).toSorted()
  const here = (await listedDrivers(computer)).map((line) => line.replace(/^oem\d+/, '')).toSorted()
  return [...codeDiffers(added.code, 0), ...(own.join() === here.join() ? [] : [`elsewhere it is ${own.join()}`])]
}
