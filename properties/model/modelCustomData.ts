import type { ModelImage } from './ModelImage.ts'
import type { AllowedEnd, ModelMachine } from './ModelMachine.ts'

const NOT_FOUND = 0x8007_0002

/** The app package of what is provisioned of a family. */
function appPackageOf(image: ModelImage, family: string): string | undefined {
  const app = image.provisioned.find((one) => one.facts.family === family)
  const names = app?.facts.packages.filter((one) => one.type === 'application').map((one) => one.fullName)
  return app?.packages.find((fullName) => names?.includes(fullName) === true)
}

/** /Set-ProvisionedAppxDataFile: the app must be there; a file that is there is overwritten, without one it goes. */
export function modelSetData(machine: ModelMachine, family: string, data: string | undefined): AllowedEnd {
  const name = appPackageOf(machine.image, family)
  if (name === undefined) return { codes: [NOT_FOUND], after: machine }
  const { [name]: _, ...others } = machine.customData
  return { codes: [0], after: { ...machine, customData: data === undefined ? others : { ...others, [name]: data } } }
}

/** What the files are when an app was added: the one that is given, else the one that the app had. */
export function modelAddData(
  machine: ModelMachine,
  image: ModelImage,
  family: string,
  data: string | undefined,
): ModelMachine['customData'] {
  const before = appPackageOf(machine.image, family)
  const name = appPackageOf(image, family) ?? ''
  const kept = data ?? machine.customData[name] ?? machine.customData[before ?? '']
  return kept === undefined ? machine.customData : { ...machine.customData, [name]: kept }
}

/** A custom data file lies with its app package, and goes with it. */
export function withoutLostData(machine: ModelMachine): ModelMachine {
  const there = Object.entries(machine.customData).filter(([fullName]) => machine.image.packages.has(fullName))
  return { ...machine, customData: Object.fromEntries(there) }
}
