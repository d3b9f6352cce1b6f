/**
 * The program behind dism's names while `machine.run` runs: it hands its words to the computer at the other end of a
 * socket, reads a line of its input when dism asks something, prints what comes back and ends as it is told. Written to a
 * file, so that starting it costs a start of Node and nothing else.
 * @param socket path of the socket or pipe
 */
export function forwarder(socket: string): string {
  return `'use strict'
const { connect } = require('node:net')
const { statSync, truncateSync, writeFileSync } = require('node:fs')

// A reader that goes away is no reason to complain.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (error.code === 'EPIPE') return
    process.exitCode = 1
    if (stream === process.stdout) complain('the output cannot be written: ' + error.message)
  })

const codeFile = process.env.DISM_EXIT_CODE_FILE
// The code of an earlier dism is not ours when we are killed. The file stays: somebody may have it open.
try {
  if (codeFile && statSync(codeFile).isFile()) truncateSync(codeFile)
} catch {}

let text = ''
let over = false
const socket = connect(${JSON.stringify(socket)})
socket.setEncoding('utf8')
socket.on('data', (piece) => {
  const lines = (text + piece).split('\\n')
  text = lines.pop()
  for (const line of lines) take(JSON.parse(line))
})
socket.on('error', gone)
socket.on('end', gone)
send({ words: process.argv.slice(2), folder: workingFolder() })

function take(message) {
  if (message.asks) readAnswer(process.stdin, (answer) => send({ answer }))
  else end(message)
}

// Its working folder may have been deleted.
function workingFolder() {
  try {
    return process.cwd()
  } catch {
    return process.env.PWD || '/'
  }
}

function send(message) {
  socket.write(JSON.stringify(message) + '\\n')
}

function end({ stdout, stderr, exitCode, status }) {
  over = true
  process.exitCode = status
  process.stdout.write(stdout)
  if (stderr !== '') process.stderr.write(stderr)
  if (!codeFile) return
  try {
    writeFileSync(codeFile, exitCode + '\\n')
  } catch (error) {
    complain('DISM_EXIT_CODE_FILE: ' + codeFile + ' cannot be written (' + error.code + ')')
  }
}

// A pipe that says nothing and that nobody closes is not waited for.
function readAnswer(input, tell) {
  let text = ''
  const timer = input.isTTY ? undefined : setTimeout(told, 1000)
  input.on('data', (piece) => {
    text += piece
    if (text.includes('\\n')) told()
  })
  input.on('end', told)
  input.on('error', told)
  function told() {
    clearTimeout(timer)
    input.removeAllListeners()
    input.on('error', () => {})
    input.destroy()
    tell(text.split(/\\r?\\n/)[0])
  }
}

function gone() {
  if (over) return
  over = true
  complain('the machine is gone: machine.run, which started this program, has ended')
  process.exitCode = 1
  socket.destroy()
}

function complain(why) {
  process.stderr.write('dismulator: ' + why + '\\n')
}
`
}
