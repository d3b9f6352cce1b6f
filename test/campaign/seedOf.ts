/** The seed of a portion of a property's runs: the same for the same seed, property and portion, wherever it runs. */
export function seedOf(seed: number, property: string, portion: number): number {
  let hash = 0x811c9dc5
  for (const character of `${seed}/${portion}/${property}`)
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  return hash ^ (hash >>> 15)
}
