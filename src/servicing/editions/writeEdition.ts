import { readString } from '../../image/readWindowsFacts.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { productName } from './productName.ts'
import { editionComposed } from './rules.ts'

const CURRENT_VERSION = 'Microsoft\\Windows NT\\CurrentVersion'

/** Lets CurrentVersion say that an image is of another edition than before. */
export function writeEdition({ registry }: ForkedImage, before: string, edition: string, judge: Judge): void {
  const key = registry.key('SOFTWARE', CURRENT_VERSION)
  const name = readString(key, 'ProductName')
  const composition = readString(key, 'CompositionEditionID')
  registry.setString('SOFTWARE', CURRENT_VERSION, 'EditionID', edition)
  if (name !== undefined)
    registry.setString('SOFTWARE', CURRENT_VERSION, 'ProductName', productName(name, before, edition))
  if (composition === undefined) return
  const isServer = edition.startsWith('Server')
  const ofClient = judge.decide(
    editionComposed,
    edition,
    !isServer,
    `it is that of a ${isServer ? 'server' : 'client'}`,
  )
  registry.setString('SOFTWARE', CURRENT_VERSION, 'CompositionEditionID', ofClient ? 'Enterprise' : edition)
}
