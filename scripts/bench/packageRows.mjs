// Rows that add and remove a Windows package of a thousand components, against unpacking it and removing that.
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { built, copyFolder, dismOn, emptyFolder, environment, has, newImage } from './images.mjs'
import { pairs, secondsOf } from './measure.mjs'

const COMPONENTS = 1000
const COMPONENT_SIZE = 20_000

/** Adding a package to an image in a folder, and removing it again. */
export async function packageRows(folder, count) {
  if (!has('cabextract')) return [{ name: 'add of a Windows package', skipped: 'cabextract is not installed' }]
  const { updateCab, updateIdentity } = await built('fixtures/index')
  const image = join(folder, 'image')
  newImage(image)
  const cab = join(folder, 'package.cab')
  writeFileSync(cab, updateCab({ components: COMPONENTS, componentSize: COMPONENT_SIZE }))
  const size = `${(statSync(cab).size / 1e6).toFixed(1)} MB`
  // Each run has a folder of its own, which stays: file systems make files slowly where many have just been removed.
  const runs = emptyFolder(join(folder, 'packageRuns'))
  const env = environment(folder)
  let run = 0
  const add = (target) => secondsOf(process.execPath, dismOn(target, '/Add-Package', `/PackagePath:${cab}`), { env })
  const unpack = 'cabextract -q "$1"; find . -type f -print0 | xargs -0 sha256sum'
  const unpacked = (name) => secondsOf('sh', ['-ec', unpack, 'sh', cab], { cwd: emptyFolder(join(runs, name)) })
  const added = pairs(
    count,
    () => {
      const target = join(runs, `target${++run}`)
      copyFolder(image, target)
      return add(target)
    },
    () => unpacked(`unpacked${run}`),
  )

  run = 0
  const removed = pairs(
    count,
    () => {
      const target = join(runs, `removed${++run}`)
      copyFolder(image, target)
      add(target)
      return secondsOf(process.execPath, dismOn(target, '/Remove-Package', `/PackageName:${updateIdentity({})}`), {
        env,
      })
    },
    () => {
      const name = `gone${run}`
      unpacked(name)
      return secondsOf(process.execPath, ['-e', '0']) + secondsOf('rm', ['-r', join(runs, name)])
    },
  )
  const name = `of a package of 1,000 components, ${size}`
  return [
    { name: `add ${name}`, against: '`cabextract -q` and `sha256sum` of the same files', aim: 5, ...added },
    { name: `remove ${name}`, against: '`node -e 0` and `rm -r` of the same files', aim: 5, ...removed },
  ]
}
