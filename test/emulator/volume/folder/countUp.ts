import { openFolderVolume } from '../../../../emulator/volume/openFolderVolume.ts'
import { DismError } from '../../../../src/errors/DismError.ts'

/*
 * A process of its own, for tests of the lock: adds one to the number in the file `counter`, as often as it can.
 * usage: node countUp.mjs folder attempts        prints how often it could
 */
const [folder = '', attempts = '1'] = process.argv.slice(2)
let successes = 0
for (let attempt = 0; attempt < Number(attempts); attempt++) {
  try {
    const volume = openFolderVolume(folder, { now: () => 133_485_408_000_000_000n })
    const fork = volume.fork()
    const counter = fork.open('counter')
    const count = Number(new TextDecoder().decode(counter.read(0, counter.size)))
    fork.write('counter', new TextEncoder().encode(String(count + 1)))
    volume.apply(fork.diff(volume))
    volume.close()
    successes++
  } catch (error) {
    if (!(error instanceof DismError) || error.code !== 'IMAGE_IN_USE') throw error
  }
}
process.stdout.write(String(successes))
