import { WINDOWS_ARCHITECTURES, type WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'
import { RELEASE_TYPES, releaseTypeOf } from '../../src/servicing/packages/releaseTypes.ts'
import { parsePackageIdentity } from '../../src/servicing/packages/packageIdentity.ts'
import type { CommandInput, CommandOption } from './Command.ts'
import { listOption } from './listOption.ts'
import { UsageError } from './UsageError.ts'

/** Options that all Windows packages share. */
export const WINDOWS_PACKAGE_OPTIONS: { readonly [name: string]: CommandOption } = {
  architecture: { value: '<name>', describes: 'x86, x64, arm, arm64 (x64)' },
  parents: { value: '<identity,…>', describes: 'packages of which one must be there, in place of that of Windows' },
  restart: { value: '<when>', describes: 'required or possible' },
  permanent: { describes: 'it cannot be removed' },
  'needs-stack': { value: '<version>', describes: 'least servicing stack (6.0.0.0, which stands for any)' },
}

const VERSION = /^\d{1,5}(\.\d{1,5}){3}$/

/** What a command line says of a Windows package. @throws UsageError */
export function windowsPackageSpecOf(input: CommandInput) {
  const { option, flag } = input
  const restart = oneOf('restart', option('restart'), ['required', 'possible'])
  const architecture = oneOf('architecture', option('architecture'), WINDOWS_ARCHITECTURES)
  const servicingStack = versionOption(input, 'needs-stack')
  return {
    ...definedOnly<{ architecture: WindowsArchitecture; restart: 'required' | 'possible'; servicingStack: string }>({
      architecture,
      restart,
      servicingStack,
    }),
    ...(flag('permanent') && { permanent: true }),
  }
}

/** The parents that a command line names, which count in the version that is given or a higher one of its build. */
export function parentsOption({ option }: CommandInput) {
  const identities = listOption(option('parents'))
  return identities?.map((identity) => {
    if (!parsePackageIdentity(identity)) throw new UsageError(`--parents: ${identity} is no identity of a package`)
    return { identity, buildCompare: 'EQ', revisionCompare: 'GE' } as const
  })
}

/** The version in an option. @throws UsageError for what is none */
export function versionOption({ option }: CommandInput, name: string): string | undefined {
  const text = option(name)
  if (text === undefined || VERSION.test(text)) return text
  throw new UsageError(`--${name}: ${text} is not of the form 10.0.26100.1`)
}

/** The number in an option. @throws UsageError for what is none, or is too large */
export function countOption({ option }: CommandInput, name: string, most: number): number | undefined {
  const text = option(name)
  if (text === undefined) return undefined
  const count = Number(text)
  if (/^\d{1,9}$/.test(text) && count <= most) return count
  throw new UsageError(`--${name}: ${text} is no number up to ${most}`)
}

/** The release type in an option, as manifests write it. @throws UsageError for what is none */
export function releaseTypeOption({ option }: CommandInput): string | undefined {
  const text = option('release-type')
  const type = text === undefined ? undefined : releaseTypeOf(text)
  if (text === undefined || type) return type && RELEASE_TYPES[type].text
  const known = Object.values(RELEASE_TYPES).map((each) => each.text)
  throw new UsageError(`--release-type: ${text} is none; there are ${known.join(', ')}`)
}

/** The word in an option, one of some. @throws UsageError for another */
export function oneOf<Word extends string>(
  name: string,
  text: string | undefined,
  words: readonly Word[],
): Word | undefined {
  const word = words.find((each) => each === text)
  if (text === undefined || word) return word
  throw new UsageError(`--${name}: ${text} is none; there are ${words.join(', ')}`)
}

/** The values that are there, so that what is missing leaves the default alone. */
export function definedOnly<Values extends object>(values: {
  readonly [Name in keyof Values]: Values[Name] | undefined
}): Partial<Values> {
  const defined: Partial<Values> = {}
  for (const name in values) {
    const value = values[name]
    if (value !== undefined) defined[name] = value
  }
  return defined
}
