import { codeText } from './codeText.ts'

/** What is wrong with a code: nothing when it is as it has to be. */
export function codeDiffers(found: number | undefined, wanted: number): string[] {
  return found === wanted ? [] : [`${codeText(found)}, not ${codeText(wanted)}`]
}
