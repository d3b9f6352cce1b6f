import { readProvisionedState, readUserRegistrations } from '../../../src/servicing/appx/readAppxState.ts'
import type { ProvisionedState } from '../../../src/servicing/appx/readAppxState.ts'
import type { Semantics } from '../../../src/rules/Rule.ts'
import type { WindowsImage } from '../../../src/image/WindowsImage.ts'
import type { Command, CommandResult } from '../Command.ts'
import { describeImage, imageFacts } from '../imageFacts.ts'
import { semanticsOf } from '../semanticsOf.ts'
import { systemClock } from '../systemClock.ts'
import { withImage } from '../withImage.ts'

/** `dismulator image show`: what is in an image. */
export const imageShow: Command = {
  operands: ['folder'],
  options: {},
  run: (input) => withImage(input.operands[0] ?? '', systemClock(), (image) => show(image, semanticsOf(input))),
}

function show(image: WindowsImage, semantics: Semantics): CommandResult {
  const facts = imageFacts(image)
  const provisioned = readProvisionedState(image, semantics)
  const users = image.users().map(({ name, sid }) => ({ name, sid, registered: readUserRegistrations(image, sid) }))
  const apps = ['provisioned', ...list(provisioned.flatMap(describeApp))]
  const people = ['users', ...list(users.flatMap(describeUser))]
  return {
    text: `${[describeImage(facts), '', ...apps, '', ...people].join('\n')}\n`,
    json: { ...facts, provisioned, users },
  }
}

function list(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? lines : ['  none']
}

function describeApp({ packageName, regions, stale, decision, packages }: ProvisionedState): string[] {
  const state = stale && decision ? `, ${decision.verdict}: ${decision.because}` : ''
  return [
    `  ${packageName}  regions: ${regions ?? 'none'}${state}`,
    ...packages.map(({ kind, fullName, stub }) => `    ${kind.padEnd(9)} ${fullName}${stub ? '  stub' : ''}`),
  ]
}

function describeUser(user: { name: string; sid: string; registered: readonly string[] }): string[] {
  return [`  ${user.name}  ${user.sid}`, ...user.registered.map((fullName) => `    ${fullName}`)]
}
