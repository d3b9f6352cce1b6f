/** Negative, zero or positive as one version of four numbers is lower than, equal to or higher than another. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one.split('.').map(Number), other.split('.').map(Number)]
  for (const [index, part] of a.entries()) if (part !== b[index]) return part - (b[index] ?? 0)
  return 0
}

/** The package with the highest version. */
export function newest<Versioned extends { readonly version: string }>(
  all: readonly Versioned[],
): Versioned | undefined {
  return all.toSorted((one, other) => compareVersions(other.version, one.version))[0]
}
