export { createMachine, type MachineOptions } from './machine/createMachine.ts'
export type { Decided, DismRun, Machine, MachineSnapshot } from './machine/Machine.ts'
export type { FileContent } from './machine/machineDrives.ts'
export { MachineError } from './machine/MachineError.ts'
export type { AppReport } from './machine/life/apps.ts'
export type { BootReport } from './machine/life/power.ts'
export {
  type ArmedFault,
  type Fault,
  faultKind,
  type FaultKind,
  type FaultName,
  FAULTS,
} from './machine/faults/Fault.ts'
export type { Scenario, ScenarioMachine, ScenarioStep, WriteStep } from './machine/scenario/Scenario.ts'
export type { SignInReport, SignInSettings } from './machine/signIn.ts'
export { createWindowsImage } from './presets/createWindowsImage.ts'
export type { ImageOptions } from './presets/ImageSpecification.ts'
export { PresetError } from './presets/PresetError.ts'
export { PRESET_NAMES } from './presets/presets.ts'
