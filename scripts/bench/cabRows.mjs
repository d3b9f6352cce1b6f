// Rows that unpack real cabinets, in memory, against cabextract.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { built, has, shared } from './images.mjs'
import { pairs, secondsOf } from './measure.mjs'

const CABINETS = [
  ['stored', 'hughsie__python-cabarchive/data/large.cab'],
  ['MSZIP', 'secDre4mer__go-cab/testdata/large.cab'],
  ['MSZIP', 'secDre4mer__go-cab/testdata/drivers.cab'],
  ['LZX', 'secDre4mer__go-cab/testdata/lzx.cab'],
  ['LZX', 'kyz__libmspack/cabextract/test/cabs/large-files-cab.cab'],
]

/** Unpacking cabinets of the corpus, each read and unpacked anew as cabextract does. */
export async function cabRows(count) {
  if (!has('cabextract')) return [{ name: 'unpacking cabinets', skipped: 'cabextract is not installed' }]
  const { openCabinet } = await built('src/formats/cab/openCabinet')
  return CABINETS.map(([method, path]) => {
    const file = join(shared, 'corpus', 'cab', path)
    if (!existsSync(file)) return { name: `unpacking ${basename(path)}`, skipped: 'it is not in the corpus' }
    let unpacked = 0
    const ours = () => {
      const begin = performance.now()
      const bytes = new Uint8Array(readFileSync(file))
      const source = { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) }
      const cabinet = openCabinet(source, file)
      unpacked = 0
      for (const each of cabinet.files) unpacked += cabinet.content(each).read(0, each.size).length
      return (performance.now() - begin) / 1000
    }
    const measured = pairs(count, ours, () => secondsOf('cabextract', ['-q', '-p', file]))
    const name = `unpacking ${basename(path)}, ${method}, ${(unpacked / 1e6).toFixed(1)} MB`
    return { name, against: '`cabextract -p`, its start included', aim: 2.5, ...measured }
  })
}
