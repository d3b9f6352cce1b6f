/** What is wrong with a thing that is told in words: nothing when it is as it has to be. */
export function valueDiffers(what: string, found: string, wanted: string): string[] {
  return found === wanted ? [] : [`${what}: ${found}, not ${wanted}`]
}
