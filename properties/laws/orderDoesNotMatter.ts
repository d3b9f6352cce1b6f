import { differenceOfStates } from '../images/differenceOfStates.ts'
import { readImageState } from '../images/readImageState.ts'
import { addApp } from '../runs/addApp.ts'
import { startRun } from '../runs/ImageRun.ts'
import { uphold } from './uphold.ts'
import type { FirstAdd } from '../specs/FirstAdd.ts'

/** Orders, as places in the order that is there; places that are no places do not count. */
export interface Orders {
  readonly languages: readonly number[]
  readonly packages: readonly number[]
  readonly frameworks: readonly number[]
}

/**
 * Law: neither the order of an image's languages, nor that of the packages in a bundle, nor that in which dependency
 * packages are given makes a difference to what is in the image after an add.
 * @throws BrokenLaw
 */
export async function orderDoesNotMatter(
  { image, app, frameworks, semantics }: FirstAdd,
  orders: Orders,
): Promise<void> {
  const first = startRun(image, semantics)
  const second = startRun({ ...image, languages: reordered(image.languages, orders.languages) }, semantics)
  const one = await addApp(first, app.kind === 'bundle' ? { ...app, order: [] } : app, frameworks)
  const other = await addApp(
    second,
    app.kind === 'bundle' ? { ...app, order: orders.packages } : app,
    reordered(frameworks, orders.frameworks),
  )
  const law = `The order of languages, packages and dependencies must make no difference to ${app.name}.`
  if (one.ok !== other.ok) uphold(law, [`once it was added, once refused`])
  uphold(law, differenceOfStates(readImageState(first.image), readImageState(second.image)))
}

/** A list in another order; what is not named follows. */
function reordered<Item>(items: readonly Item[], order: readonly number[]): Item[] {
  return [...new Set([...order, ...items.keys()])].flatMap((place) => items[place] ?? [])
}
