import type { AssemblyIdentity } from './AssemblyIdentity.ts'

/** Longest name and language in a key form, in characters. */
const MAX_NAME = 40
const MAX_LANGUAGE = 8

/** What the hash of a string is made of: the factor within a lane, and the weights of its four lanes. */
const LANE_FACTOR = 0x1_003f
const LANE_WEIGHTS = [0x1e5_ffff_fd27n, 0xffff_ffdc_0000_0051n, 0x1_ffff_fff7n, 1n] as const

/** Joins the hash of what goes before with the next. */
const JOIN_FACTOR = 0x1_ffff_fff7n

/**
 * The name under which the component store keeps a component, and under which a package's cabinet has its manifest
 * (`<key form>.manifest`) and its files (`<key form>\<file>`):
 * `architecture_name_token_version_language_hash`, in lower case, what is too long cut in its middle. The hash is of
 * name, language, version, token, architecture and scope, those that are neutral left out. Source: public notes on
 * WinSxS; the names of the servicing stack in real hives.
 */
export function componentKeyForm({ name, publicKeyToken, architecture, language, version }: AssemblyIdentity): string {
  const token = publicKeyToken === '' ? 'none' : publicKeyToken
  const culture = language === '' ? 'none' : language
  const attributes = [
    ['name', name],
    ['culture', culture],
    ['version', version],
    ['publickeytoken', token],
    ['processorarchitecture', architecture],
    ['versionscope', 'nonsxs'],
  ] as const
  let key = 0n
  for (const [attribute, value] of attributes) {
    if (value !== 'none') key = hashOf(value) + JOIN_FACTOR * (hashOf(attribute) + key)
  }
  const hash = BigInt.asUintN(64, key).toString(16).padStart(16, '0')
  return [architecture, cut(name, MAX_NAME), token, version, cut(culture, MAX_LANGUAGE), hash].join('_').toLowerCase()
}

/** The first and last characters of what is longer than allowed, with two points between. */
function cut(text: string, most: number): string {
  const kept = most / 2 - 1
  return text.length <= most ? text : `${text.slice(0, kept)}..${text.slice(-kept)}`
}

/** Characters go to four lanes in turn, which are then added by weight. */
function hashOf(text: string): bigint {
  const lanes = [0, 0, 0, 0]
  for (const [index, unit] of text.toLowerCase().split('').entries()) {
    lanes[index % 4] = (Math.imul(lanes[index % 4]!, LANE_FACTOR) + unit.charCodeAt(0)) >>> 0
  }
  return BigInt.asUintN(
    64,
    LANE_WEIGHTS.reduce((sum, weight, lane) => sum + weight * BigInt(lanes[lane]!), 0n),
  )
}
