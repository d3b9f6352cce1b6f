import type { Disk } from './Disk.ts'
import type { JournalStep } from './JournalStep.ts'

/**
 * Makes what some steps have done, or their taking back, survive a loss of power: files that were overwritten, folders
 * whose names changed. What is not there any more needs nothing.
 */
export function flushSteps(root: string, disk: Disk, steps: readonly JournalStep[]): void {
  const paths = new Set<string>()
  for (const { kind, path } of steps) {
    if (kind === 'trash' || kind === 'place' || kind === 'link')
      paths.add(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '')
    if (kind !== 'trash' && kind !== 'link') paths.add(path)
  }
  for (const path of paths) {
    const real = path === '' ? root : `${root}/${path}`
    if (disk.stat(real)) disk.flush(real)
  }
}
