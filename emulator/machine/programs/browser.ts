import { MachineError } from '../MachineError.ts'

/** A browser starts no programs. @throws MachineError */
export async function runProgram(): Promise<never> {
  throw new MachineError('programs are run in Node alone')
}
