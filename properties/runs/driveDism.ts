import type { Drive } from './Drive.ts'
import { driveMachine } from './driveMachine.ts'
import { scriptMachine } from './scriptMachine.ts'

/** Carries scripts out on a computer of their own, see `driveMachine`. */
export const driveDism: Drive = (script, semantics) => driveMachine(scriptMachine(script.image, semantics), script)
