import type { ImageState } from './ImageState.ts'

/** What a computer holds, by names alone: what it and its model are compared by. */
export interface ComputerState {
  readonly apps: ImageState
  /** Updates and language packs, by family and version, with their states. */
  readonly packages: { readonly [name: string]: string }
  readonly languages: readonly string[]
  readonly defaultLanguage: string
  /** Full names of the provisioned bundles that have to be added again. */
  readonly stale: readonly string[]
  /** Texts of custom data files by the full name of their app package. */
  readonly customData: { readonly [fullName: string]: string }
  readonly running: boolean
  readonly audit: boolean
}

/** What two computers differ in but for their apps, a line each. */
export function otherLinesOf({
  packages,
  languages,
  defaultLanguage,
  stale,
  customData,
  running,
  audit,
}: ComputerState): string[] {
  return [
    ...Object.entries(packages).map(([name, state]) => `package ${name} is ${state}`),
    ...languages.map((language) => `the image has ${language}`),
    `the default language is ${defaultLanguage}`,
    ...stale.map((name) => `${name} is stale`),
    ...Object.entries(customData).map(([name, text]) => `${name} has the custom data ${text}`),
    running ? 'Windows runs' : 'the computer is shut down',
    ...(audit ? ['Windows is in audit mode'] : []),
  ]
}
