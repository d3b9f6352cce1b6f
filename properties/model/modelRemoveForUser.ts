import { dropUnneededFrameworks, dropUnneededPackages } from './dropUnneeded.ts'
import type { ModelImage, ModelOutcome } from './ModelImage.ts'

/** A user removes an app; when it is not provisioned, what nobody has any more goes. */
export function modelRemoveForUser(image: ModelImage, user: string, fullName: string): ModelOutcome {
  const apps = image.registered[user] ?? []
  const app = apps.find((one) => one.packages.includes(fullName))
  if (!app) return { refused: [0x8007_3cf1] }
  const { family } = app.facts
  const provisioned = image.provisioned.find((one) => one.facts.family === family)
  const registered = { ...image.registered, [user]: apps.filter((one) => one !== app) }
  const held = provisioned || Object.values(registered).some((all) => all.some((one) => one.facts.family === family))
  return dropUnneededFrameworks(
    dropUnneededPackages(
      {
        ...image,
        registered,
        declined: provisioned
          ? { ...image.declined, [user]: [...(image.declined[user] ?? []), family] }
          : image.declined,
        licenses: held ? image.licenses : image.licenses.filter((each) => each !== family),
      },
      family,
    ),
  )
}
