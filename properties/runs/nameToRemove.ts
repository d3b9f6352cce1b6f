import type { ImageReader } from '../../src/image/WindowsImage.ts'
import { readImageState } from '../images/readImageState.ts'
import { factsOf } from '../packages/factsOf.ts'
import type { AppSpec } from '../specs/AppSpec.ts'

/** What a person would remove for an app: what is provisioned under its name, else the app itself. */
export function nameToRemove(image: ImageReader, app: AppSpec): string {
  return ofName(Object.keys(readImageState(image).provisioned), app)
}

/** What a user would remove for an app: what the user has under its name, else the app itself. */
export function nameToRemoveForUser(image: ImageReader, user: string, app: AppSpec): string {
  return ofName(readImageState(image).registered[user] ?? [], app)
}

function ofName(fullNames: readonly string[], app: AppSpec): string {
  return fullNames.find((fullName) => fullName.startsWith(`${app.name}_`)) ?? factsOf(app).fullName
}
