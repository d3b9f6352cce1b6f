import { updateCab } from '../../fixtures/updateCab.ts'
import { keyOf } from './modelUpdates.ts'
import { traitsOf, type UpdateName } from './UpdateStory.ts'

/** The cabinet of a made update. */
export function bytesOfUpdate(update: UpdateName): Uint8Array {
  const { inside, ...traits } = traitsOf(update)
  const component = `Component-${update.family}~31bf3856ad364e35~amd64~~1.0.0.${update.version}`
  return updateCab({
    ...partsOfName(update),
    ...traits,
    components: [{ identity: component, files: { [fileOf(update.family)]: keyOf(update) } }],
    packages: inside.map((name) => ({ kb: name, components: 0 })),
  })
}

/** What its name is made of. */
export const partsOfName = ({ family, version }: UpdateName) => ({ kb: family, version: `10.0.1.${version}` })

/** The file that the updates of a family bring. */
export const fileOf = (family: string) => `Windows\\System32\\Component-${family}.dll`
