/** Longest name that is given to a folder. */
const LONGEST = 60

/** A name for a folder that says what a scenario shows: `a-failed-add-changes-nothing`. */
export function scenarioFolderName(text: string): string {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? ['scenario']
  let name = words[0] ?? ''
  for (const word of words.slice(1)) {
    if (name.length + word.length >= LONGEST) break
    name += `-${word}`
  }
  return name
}
