/**
 * Keeps a broken output from ending the process with a stack trace. A reader such as `head` that goes away is no reason
 * to complain; anything else, a full disk say, is told in one line and makes the exit status 1.
 */
export function guardOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return
      process.exitCode = 1
      if (stream === process.stdout)
        process.stderr.write(`dismulator: the output cannot be written: ${error.message}\n`)
    })
  }
}
