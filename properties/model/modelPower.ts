import type { ModelImage } from './ModelImage.ts'
import { withoutLostData } from './modelCustomData.ts'
import type { ModelMachine } from './ModelMachine.ts'
import { modelSettle } from './modelPackages.ts'
import { modelSignIn } from './modelSignIn.ts'

/** The account of audit mode. */
const ADMINISTRATOR = 'Administrator'

/** The computer starts; in audit mode the built-in administrator is signed in, and OOBE is still to come. */
export function modelBoot(machine: ModelMachine): ModelMachine {
  const started = modelSettle({ ...machine, image: { ...machine.image, online: true, signedIn: undefined } })
  return machine.audit ? withoutLostData({ ...started, image: signInAdministrator(started.image) }) : started
}

export function modelShutDown(machine: ModelMachine): ModelMachine {
  return { ...machine, image: { ...machine.image, online: false, signedIn: undefined } }
}

/** The computer restarts in audit mode, until Sysprep is run. */
export function modelAudit(machine: ModelMachine): ModelMachine {
  return modelBoot({ ...machine, audit: true, image: { ...machine.image, fresh: false } })
}

function signInAdministrator(image: ModelImage): ModelImage {
  const languages = image.userLanguages[ADMINISTRATOR] ?? [image.defaultLanguage]
  return modelSignIn(image, { kind: 'sign in', user: ADMINISTRATOR, languages, scale: 100, dxFeatureLevel: 11 })
}
