import type { ImageState } from './ImageState.ts'

/** What two states of an image differ in, a line for each name; empty when they are equal. */
export function differenceOfStates(expected: ImageState, actual: ImageState): string[] {
  const [left, right] = [lines(expected), lines(actual)]
  return [
    ...[...left].filter((line) => !right.has(line)).map((line) => `missing: ${line}`),
    ...[...right].filter((line) => !left.has(line)).map((line) => `too much: ${line}`),
  ]
}

function lines(state: ImageState): Set<string> {
  const provisioned = Object.entries(state.provisioned).flatMap(([app, frameworks]) => [
    `${app} is provisioned`,
    ...frameworks.map((framework) => `${app} has the framework ${framework}`),
  ])
  const registered = Object.entries(state.registered).flatMap(([user, names]) =>
    names.map((name) => `${name} is registered for ${user}`),
  )
  return new Set([
    ...provisioned,
    ...Object.entries(state.regions).map(([app, regions]) => `${app} is provisioned for ${regions}`),
    ...state.lineOfBusiness.map((app) => `${app} is a line-of-business app`),
    ...state.staged.map((name) => `${name} is in the image`),
    ...registered,
    ...state.deprovisioned.map((family) => `${family} is marked as deprovisioned`),
    ...state.licenses.map((family) => `${family} has a license`),
  ])
}
