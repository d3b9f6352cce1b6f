/** The package family of a full name: its first and last part. */
export function familyOf(fullName: string): string {
  const parts = fullName.split('_')
  return `${parts[0]}_${parts.at(-1)}`
}
