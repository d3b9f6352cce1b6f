import { readFileSync } from 'node:fs'
import { cabinet, cabinetSet, updateCab, updateMsu } from '../../../fixtures/index.ts'
import { cabinetFile, cabinetRows } from '../../formats/cab/corpusCabinets.ts'
import type { CabModel } from './CabModel.ts'
import { readCabModel } from './readCabModel.ts'

/** A sound cabinet that inputs are made of, with others of its set. */
export interface CabSource {
  readonly name: string
  readonly bytes: Uint8Array
  readonly model: CabModel
  readonly beside: ReadonlyMap<string, Uint8Array>
}

const NONE: ReadonlyMap<string, Uint8Array> = new Map()

/** Cabinets of ours, and the sound ones of the corpus up to a size in bytes. */
export function cabSources(largest: number): CabSource[] {
  const text = Array.from({ length: 9000 }, (_, index) => `${index * index}`).join(' ')
  const files = { 'update.mum': '<assembly/>', 'a\\b.txt': text, 'ж.txt': 'x'.repeat(70_000), empty: '' }
  const set = cabinetSet(files, { room: 9000, method: 'mszip' })
  const own: [string, Uint8Array, ReadonlyMap<string, Uint8Array>][] = [
    ['stored', cabinet(files, { method: 'stored' }), NONE],
    ['MSZIP', cabinet(files), NONE],
    ['small', cabinet({ a: 'a' }), NONE],
    ['several folders', cabinet(files, { folderSize: 1 }), NONE],
    ['an update', updateCab(), NONE],
    ['an .msu', updateMsu(), NONE],
    ['signed', cabinet(files, { trailer: new Uint8Array(300) }), NONE],
    ...[...set].map(([name, bytes]): [string, Uint8Array, ReadonlyMap<string, Uint8Array>] => [name, bytes, set]),
  ]
  const real = cabinetRows()
    .filter(({ expected, compression }) => expected.startsWith('valid') && !compression.includes('multi-part'))
    .map(({ path }): [string, Uint8Array, ReadonlyMap<string, Uint8Array>] => [
      path,
      new Uint8Array(readFileSync(cabinetFile(path))),
      NONE,
    ])
    .filter(([, bytes]) => bytes.length <= largest)
  return [...own, ...real].map(([name, bytes, beside]) => ({ name, bytes, model: readCabModel(bytes), beside }))
}
