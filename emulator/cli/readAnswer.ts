/** An input that answers may come from. */
type AnswerInput = NodeJS.ReadableStream & { readonly isTTY?: boolean; destroy(): unknown }

/**
 * The first line of an input; undefined when it has none. A terminal is waited for as long as it takes, so that a person
 * can think; a pipe that says nothing and that nobody closes is not.
 * @param patience how long such a pipe may be silent, in milliseconds
 */
export function readAnswer(input: AnswerInput = process.stdin, patience = 1000): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = ''
    const end = () => {
      clearTimeout(timer)
      input.removeAllListeners()
      input.destroy()
      const [line = ''] = text.split(/\r?\n/)
      resolve(line === '' ? undefined : line)
    }
    const timer = input.isTTY ? undefined : setTimeout(end, patience)
    input.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
      if (text.includes('\n')) end()
    })
    input.on('end', end)
    input.on('error', end)
  })
}
