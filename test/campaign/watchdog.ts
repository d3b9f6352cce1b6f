import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { BEATS, HUNG } from './beats.ts'

/** Seconds of the processor that one value of a property may take. Each takes some hundredths, the first two. */
const LONGEST_RUN = 10

/** How many values there have been so far. */
const beats = new Int32Array(workerData as SharedArrayBuffer)

// A thread of the process of properties: it ends the process when one value takes too long. The processor is measured,
// not the clock: other programs may have it for long.
let last = { beat: -1, spent: 0 }
setInterval(() => {
  const { user, system } = process.cpuUsage()
  const spent = (user + system) / 1e6
  const beat = Atomics.load(beats, 0)
  if (beat !== last.beat) last = { beat, spent }
  else if (spent - last.spent > LONGEST_RUN) {
    try {
      writeSync(BEATS, Uint8Array.of(HUNG))
    } finally {
      process.kill(process.pid, 'SIGKILL')
    }
  }
}, 250)
