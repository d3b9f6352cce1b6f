export { createMachine, type MachineOptions } from './machine/createMachine.ts'
export type { Decided, DismRun, Machine, MachineSnapshot } from './machine/Machine.ts'
export type { FileContent } from './machine/machineDrives.ts'
export type { IssuedCommand, ProgramOptions, ProgramResult } from './machine/programs/ProgramRun.ts'
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
export type { ApiCallStep, ScenarioArgument } from './machine/scenario/ApiCallStep.ts'
export type { ChangeStep, ScenarioChange } from './machine/scenario/ChangeStep.ts'
export type { DiskEntry } from './machine/scenario/DiskEntry.ts'
export type { ScenarioPackage } from './machine/scenario/createRecorder.ts'
export { type MachineListener, observeMachines } from './machine/scenario/observeMachines.ts'
export type { RecordedStep } from './machine/scenario/RecordedStep.ts'
export { type DriveChanges, type Replay, type ReplayedStep, replayScenario } from './machine/scenario/replayScenario.ts'
export type {
  DismStep,
  Scenario,
  ScenarioAction,
  ScenarioMachine,
  ScenarioStep,
  StepTiming,
  WriteStep,
} from './machine/scenario/Scenario.ts'
export type { ScenarioFiles } from './machine/scenario/scenarioFiles.ts'
export type { SignInReport, SignInSettings } from './machine/signIn.ts'
export { createWindowsImage } from './presets/createWindowsImage.ts'
export type { ImageOptions } from './presets/ImageSpecification.ts'
export { PresetError } from './presets/PresetError.ts'
export { PRESET_NAMES } from './presets/presets.ts'
