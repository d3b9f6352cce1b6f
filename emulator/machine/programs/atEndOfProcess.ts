import process from 'node:process'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const endings = new Set<() => void>()

/**
 * Does something when this process ends, also by a signal that asks for it.
 * @returns what forgets it
 */
export function atEndOfProcess(end: () => void): () => void {
  if (endings.size === 0) {
    process.on('exit', endAll)
    for (const signal of SIGNALS) process.on(signal, endBySignal)
  }
  endings.add(end)
  return () => {
    endings.delete(end)
    if (endings.size === 0) stopListening()
  }
}

function stopListening(): void {
  process.off('exit', endAll)
  for (const signal of SIGNALS) process.off(signal, endBySignal)
}

function endAll(): void {
  for (const end of endings) end()
}

/** Whoever else listens decides what becomes of this process. */
function endBySignal(signal: NodeJS.Signals): void {
  endAll()
  stopListening()
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}
