export { runProgram } from './runProgram.ts'
