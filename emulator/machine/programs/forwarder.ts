/**
 * The program behind dism's names while `machine.run` runs: it hands its words to the computer at the other end of a
 * socket, prints what comes back and ends as it is told. Written to a file, so that starting it costs a start of Node and
 * nothing else.
 * @param socket path of the socket or pipe
 */
export function forwarder(socket: string): string {
  return `'use strict'
const { connect } = require('node:net')
const { writeFileSync } = require('node:fs')

let answer = ''
const socket = connect(${JSON.stringify(socket)})
socket.setEncoding('utf8')
socket.on('data', (text) => (answer += text))
socket.on('error', (error) => fail(error.message))
socket.on('end', () => {
  if (answer === '') return fail('the machine does not answer')
  const { stdout, stderr, exitCode, status } = JSON.parse(answer)
  process.stdout.write(stdout)
  if (stderr !== '') process.stderr.write(stderr)
  process.exitCode = status
  const file = process.env.DISM_EXIT_CODE_FILE
  if (!file) return
  try {
    writeFileSync(file, exitCode + '\\n')
  } catch (error) {
    process.stderr.write('dismulator: DISM_EXIT_CODE_FILE: ' + file + ' cannot be written (' + error.code + ')\\n')
  }
})
socket.write(JSON.stringify({ words: process.argv.slice(2), folder: process.cwd() }) + '\\n')

function fail(why) {
  process.stderr.write('dismulator: ' + why + '\\n')
  process.exitCode = 1
}
`
}
