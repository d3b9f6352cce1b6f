import { MachineError } from '../MachineError.ts'

/** A process on the computer has ended where it stood: it was killed, or the power went. */
export class ProcessEnded extends MachineError {
  readonly by: 'killed' | 'power lost'

  constructor(by: ProcessEnded['by']) {
    super(by === 'killed' ? 'the process was killed' : 'the power of the computer went')
    this.by = by
  }
}
