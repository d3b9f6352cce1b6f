/** The build of a version such as `10.0.26100.8737`; 0 when it has none. */
export function buildOf(version: string): number {
  return Number(version.split('.')[2] ?? 0) || 0
}
