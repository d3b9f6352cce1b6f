import { factsOf } from '../packages/factsOf.ts'
import { appAt } from '../runs/appAt.ts'
import type { Script } from '../specs/Script.ts'
import type { ScriptCommand } from '../specs/ScriptCommand.ts'
import { modelAddForUser } from './modelAddForUser.ts'
import { modelAdd } from './modelAdd.ts'
import type { ModelImage, ModelOutcome } from './ModelImage.ts'
import { modelRemove } from './modelRemove.ts'
import { modelRemoveForUser } from './modelRemoveForUser.ts'
import { modelSignIn } from './modelSignIn.ts'
import { modelSysprep } from './modelSysprep.ts'

/** What a command of a script makes of an image. */
export function modelCommand(image: ModelImage, script: Script, command: ScriptCommand): ModelOutcome {
  switch (command.kind) {
    case 'add':
      return modelAdd(image, factsOf(appAt(script, command.app)), command.frameworks, command.license, command)
    case 'remove': {
      const { name, fullName } = factsOf(appAt(script, command.app))
      const there = image.provisioned.find((one) => one.facts.name === name)
      return modelRemove(image, there?.facts.fullName ?? fullName)
    }
    case 'sign in':
      return modelSignIn(image, command)
    case 'remove for user': {
      const { name, fullName } = factsOf(appAt(script, command.app))
      const there = image.registered[command.user]?.find((one) => one.facts.name === name)
      return modelRemoveForUser(image, command.user, there?.packages[0] ?? fullName)
    }
    case 'add for user':
      return modelAddForUser(image, command.user, factsOf(appAt(script, command.app)), command.frameworks)
    case 'optimize':
      // What is linked is what it was.
      return { ...image, signedIn: undefined }
    case 'sysprep':
      return modelSysprep(image)
    case 'add language':
      return { ...image, languages: [...new Set([...image.languages, command.language])] }
    default: {
      const { defaultLanguage } = image
      const stays = (language: string) => language !== command.language || language === defaultLanguage
      return { ...image, languages: image.languages.filter(stays) }
    }
  }
}
