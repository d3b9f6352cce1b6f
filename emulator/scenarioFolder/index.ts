export type { ScenarioPackage } from '../machine/scenario/createRecorder.ts'
export { keepScenario } from './keepScenario.ts'
export { readScenario } from './readScenario.ts'
export { writeScenario } from './writeScenario.ts'
