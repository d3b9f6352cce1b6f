// usage, once bundled: node addKeys.js <image> <count>
// Adds keys below Uninstall in SOFTWARE, and commits. Prints the seconds from the opening of the image to its closing.
import { writeSync } from 'node:fs'
import { optimiseLate } from '../../emulator/cli/optimiseLate.ts'
import { openFolderVolume } from '../../emulator/volume/openFolderVolume.ts'
import { openImage } from '../../src/image/openImage.ts'

const [, , image, count] = process.argv
// As `dism` does for what changes an image.
optimiseLate()
const now = () => 133_800_000_000_000_000n
const begin = process.hrtime()
const volume = openFolderVolume(image, { now })
const fork = openImage(volume, now).fork()
for (let index = 0; index < Number(count); index++) {
  const name = `Contoso.Key${String((index * 7919) % Number(count)).padStart(5, '0')}`
  fork.registry.createKey('SOFTWARE', `Microsoft\\Windows\\CurrentVersion\\Uninstall\\${name}`)
}
volume.apply(fork.finish())
volume.close()
const [seconds, nanoseconds] = process.hrtime(begin)
writeSync(1, `${seconds + nanoseconds / 1e9}`)
