import { updateCab, updateIdentity, type UpdateCabSpec } from '../../fixtures/index.ts'
import { numberLine, packageKeysOf } from '../images/packageKeysOf.ts'
import { caseComputer } from '../updates/caseComputer.ts'
import { uphold } from './uphold.ts'

/** Servicing stacks that are added first, and the one that an update asks for: the last number of 10.0.19045. */
export interface StackStory {
  readonly stacks: readonly number[]
  readonly asked: number
}

/** Revision of the image, whose stack is that of its Windows while no other is there. */
const OWN = 3803

/**
 * Law: an update goes in when the highest servicing stack of the image is new enough, which is named in the registry.
 * @throws BrokenLaw
 */
export async function stacksServeUpdates({ stacks, asked }: StackStory): Promise<void> {
  const { dism, machine } = caseComputer({ image: 'windows-10-22h2', online: false })
  for (const stack of stacks) {
    const identity = `Microsoft-Windows-ServicingStack~31bf3856ad364e35~amd64~~10.0.19045.${stack}`
    const spec = { kb: `stack${stack}`, selfUpdate: true, components: [{ identity, files: {} }] }
    machine.write('D:\\stack.cab', updateCab(spec))
    const { code, text } = await dism('/Add-Package', '/PackagePath:D:\\stack.cab')
    const reloads = text.includes('requires the current servicing session to be reloaded')
    uphold('A stack must go in, and ask for a reload.', code === 0 && reloads ? [] : [code.toString(16), text])
    const named = packageKeysOf(machine.image).some((line) => line.startsWith(`Version\\10.0.19045.${stack} = 2: `))
    uphold('It must be named as one of the image.', named ? [] : ['it is not'])
  }
  machine.write('D:\\update.cab', updateCab({ kb: 'update', servicingStack: `10.0.19045.${asked}` }))
  const { code, text } = await dism('/Add-Package', '/PackagePath:D:\\update.cab')
  const has = stacks.length > 0 ? Math.max(...stacks) : OWN
  const should = has >= asked ? 0 : 0x800f0823
  uphold('An update must go in where the stack is new enough.', code === should ? [] : [code.toString(16)])
  uphold('It must ask for no reload.', text.includes('to be reloaded') ? ['it does'] : [])
}

/** A package by itself, and one of another version inside another package, in either order. */
export interface VersionsStory {
  readonly alone: 1 | 2 | 10
  readonly inside: 1 | 2 | 10
  readonly aloneFirst: boolean
  readonly stack: boolean
}

/**
 * Law: of two versions of a package, one of which is inside another, the highest is installed and the other superseded,
 * whichever was first; servicing stacks are installed side by side. What was added by itself is listed.
 * @throws BrokenLaw
 */
export async function versionsInsideAndAlone({ alone, inside, aloneFirst, stack }: VersionsStory): Promise<void> {
  const { dism, machine } = caseComputer({ image: 'windows-10-22h2', online: false })
  const spec = (version: number): UpdateCabSpec => ({ kb: 'one', version: `10.0.1.${version}`, selfUpdate: stack })
  machine.write('D:\\alone.cab', updateCab(spec(alone)))
  machine.write('D:\\around.cab', updateCab({ kb: 'around', packages: [spec(inside)] }))
  const order = aloneFirst ? ['alone', 'around'] : ['around', 'alone']
  const codes: number[] = []
  for (const name of order) codes.push((await dism('/Add-Package', `/PackagePath:D:\\${name}.cab`)).code)
  // A version by itself does not apply when a newer one is there.
  const refused = !aloneFirst && alone < inside
  const expected = [0, refused ? 0x800f081e : 0]
  uphold(
    'Both must go in as they may.',
    codes.join() === expected.join() ? [] : [codes.map((one) => one.toString(16)).join()],
  )
  const lines = new Set(packageKeysOf(machine.image))
  const highest = Math.max(alone, inside)
  const faults = [alone, inside].flatMap((version) => {
    if (version === alone && refused) return []
    const state = stack || version === highest ? 0x70 : 0x50
    const line = `Packages\\${updateIdentity(spec(version))}\\CurrentState = ${numberLine(state)}`
    return lines.has(line) ? [] : [`missing: ${line}`]
  })
  uphold('The highest version must be installed.', faults)
  // What is there already is not added once more.
  const isListed = (version: number) => version === alone && !refused && (aloneFirst || alone !== inside)
  const { text } = await dism('/Get-Packages')
  uphold(
    'What was added by itself must be listed, what is only inside another not.',
    [alone, inside]
      .filter((version) => text.includes(`: ${updateIdentity(spec(version))}\n`) !== isListed(version))
      .map((version) => `${version} is ${isListed(version) ? 'not listed' : 'listed'}`),
  )
}
