const UNITS = ['KB', 'MB', 'GB'] as const

/** A size as dism.exe shows it: `0 bytes`, `571.38 KB`, `5.05 MB`. Inferred but for the units. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  let size = bytes / 1024
  let unit = 0
  for (; size >= 1024 && unit < UNITS.length - 1; unit++) size /= 1024
  return `${size.toFixed(2)} ${UNITS[unit]}`
}
