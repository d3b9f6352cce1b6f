import { spawnSync } from 'node:child_process'

/** The middle one of some numbers; of an even number the mean of the two in the middle. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Runs a program to its end and gives its seconds by the clock. @throws Error when it fails */
export function secondsOf(program, args, options = {}) {
  const begin = performance.now()
  const { status, error, stderr } = spawnSync(program, args, { stdio: ['pipe', 'ignore', 'pipe'], ...options })
  const seconds = (performance.now() - begin) / 1000
  if (error) throw error
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`)
  return seconds
}

/**
 * Measures two things in turn, one pair before it counts. Each gives its own seconds, so that what it prepares does
 * not count.
 * @returns medians of the seconds and of the ratio within a pair
 */
export function pairs(count, ours, theirs) {
  const measured = Array.from({ length: count + 1 }, () => [ours(), theirs()]).slice(1)
  return {
    ours: median(measured.map(([seconds]) => seconds)),
    theirs: median(measured.map(([, seconds]) => seconds)),
    ratio: median(measured.map(([one, other]) => one / other)),
  }
}

/** Seconds of processor time that this process needs for something, the median of some runs after one that does not count. */
export async function processorSeconds(count, action) {
  const runs = []
  for (let run = 0; run <= count; run++) {
    const begin = process.cpuUsage()
    await action()
    const { user, system } = process.cpuUsage(begin)
    runs.push((user + system) / 1e6)
  }
  return median(runs.slice(1))
}

/** Seconds with three digits that count, in the unit that suits. */
export function duration(seconds) {
  const [number, unit] = seconds >= 1 ? [seconds, 's'] : seconds >= 1e-3 ? [seconds * 1e3, 'ms'] : [seconds * 1e6, 'µs']
  return `${number.toPrecision(3)} ${unit}`
}
