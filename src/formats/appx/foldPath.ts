/** A path as Windows compares it: upper case, character by character, so that `ß` stays one. */
export function foldPath(path: string): string {
  const upper = path.toUpperCase()
  if (upper.length === path.length) return upper
  return Array.from(path, (character) => {
    const folded = character.toUpperCase()
    return folded.length === character.length ? folded : character
  }).join('')
}
