/** Architectures that an INF can be for, as its decorations write them. */
export const INF_ARCHITECTURES = ['x86', 'amd64', 'arm', 'arm64', 'ia64'] as const
export type InfArchitecture = (typeof INF_ARCHITECTURES)[number]

/** The Windows that a section is for: `NTamd64.10.0.1..16299`. What is undefined is any. */
export interface TargetDecoration {
  readonly architecture: InfArchitecture | undefined
  readonly major: number | undefined
  readonly minor: number | undefined
  /** 1 workstation, 2 domain controller, 3 server. */
  readonly productType: number | undefined
  readonly suiteMask: number | undefined
  /** The first build that it is for. */
  readonly build: number | undefined
}

/** A Windows that sections are chosen for. */
export interface InfTarget {
  readonly architecture: InfArchitecture
  readonly major: number
  readonly minor: number
  readonly build: number
  readonly productType: number
}

/** `$ARCH$` and the like, which stand for an architecture in a template. */
const PLACEHOLDER = /\$[A-Za-z]+\$/

/** Whether a decoration holds the placeholder of a template (.inx), which a tool fills in before there is an INF. */
export function isTemplateDecoration(text: string): boolean {
  return PLACEHOLDER.test(text)
}

/**
 * Reads `NT[architecture][.[major][.[minor][.[product type][.[suite mask][.[build]]]]]]`.
 * @returns undefined for what is no such decoration
 */
export function parseTargetDecoration(text: string): TargetDecoration | undefined {
  const [, name = '', numbers = ''] = /^NT([A-Za-z0-9]*)((?:\.[0-9a-fx]*){0,5})$/i.exec(text) ?? []
  if (!/^NT/i.test(text) || `NT${name}${numbers}`.length !== text.length) return undefined
  const architecture = INF_ARCHITECTURES.find((one) => one === name.toLowerCase())
  if (name !== '' && architecture === undefined) return undefined
  const parts = numbers.split('.').slice(1)
  const given = parts.map((part) => (part === '' ? undefined : Number(part)))
  if (given.some((number) => number !== undefined && !Number.isInteger(number))) return undefined
  const [major, minor, productType, suiteMask, build] = given
  return { architecture, major, minor, productType, suiteMask, build }
}

/** Whether a decorated section is for a Windows. The suite is not looked at. */
export function isForTarget(decoration: TargetDecoration, target: InfTarget): boolean {
  const { architecture, major = 0, minor = 0, productType, build = 0 } = decoration
  const since = [major - target.major, minor - target.minor, build - target.build].find((distance) => distance !== 0)
  return (
    (architecture === undefined || architecture === target.architecture) &&
    (productType === undefined || productType === target.productType) &&
    (since ?? 0) <= 0
  )
}

/** Of two decorations that are for a Windows, negative when the first is the more precise one. */
export function byPrecision(one: TargetDecoration, other: TargetDecoration): number {
  const ranks = [one, other].map(({ major, minor, build, productType, architecture }) => [
    major ?? 0,
    minor ?? 0,
    build ?? 0,
    productType === undefined ? 0 : 1,
    architecture === undefined ? 0 : 1,
  ])
  const place = (ranks[0] ?? []).findIndex((rank, index) => rank !== ranks[1]?.[index])
  return place < 0 ? 0 : (ranks[1]?.[place] ?? 0) - (ranks[0]?.[place] ?? 0)
}
