import { dropUnneededFrameworks, dropUnneededPackages } from './dropUnneeded.ts'
import type { ModelImage, ModelOutcome } from './ModelImage.ts'

/** Takes back the provisioning of an app, and the app with it when nobody has it registered. */
export function modelRemove(image: ModelImage, fullName: string): ModelOutcome {
  const app = image.provisioned.find((one) => one.facts.fullName.toLowerCase() === fullName.toLowerCase())
  if (!app) return { refused: [0x8007_0002] }
  const { family } = app.facts
  const holders = Object.values(image.registered)
    .flat()
    .filter((one) => one.facts.family === family)
  const after = {
    ...image,
    provisioned: image.provisioned.filter((one) => one !== app),
    deprovisioned:
      image.build >= (image.online ? 15063 : 17134)
        ? [...new Set([...image.deprovisioned, family])]
        : image.deprovisioned,
    licenses: holders.length > 0 ? image.licenses : image.licenses.filter((each) => each !== family),
  }
  const registered = holders.some((one) => one.facts.fullName === app.facts.fullName)
  return dropUnneededFrameworks(registered ? after : dropUnneededPackages(after, family))
}
