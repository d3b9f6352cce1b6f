import { describe, expect, test } from 'vitest'
import { createMachine, type Machine } from '../../../emulator/index.ts'
import { languagePackCab, languagePackIdentity, updateCab, type LanguagePackSpec } from '../../../fixtures/index.ts'

/** A machine whose drive C: is serviced offline, with packs in D:\in. */
function offlineMachine(languages: readonly string[], packs: Readonly<Record<string, Uint8Array>> = {}) {
  const machine = createMachine({ preset: 'windows-11-24h2', languages })
  for (const [name, bytes] of Object.entries(packs)) machine.write(`D:\\in\\${name}.cab`, bytes)
  machine.shutdown()
  return machine
}

const add = async (machine: Machine, name: string, target = '/Image:C:\\') =>
  (await machine.dism(target, '/Add-Package', `/PackagePath:D:\\in\\${name}.cab`, '/NoRestart')).exitCode

const remove = async (machine: Machine, identity: string, target = '/Image:C:\\') =>
  (await machine.dism(target, '/Remove-Package', `/PackageName:${identity}`, '/NoRestart')).exitCode

/** The pack with which an image left the factory, brought up to its update. */
const inbox = (tag: string) => languagePackIdentity(tag, { version: '10.0.26100.8037' })

describe('adding a language pack', () => {
  test('brings its language, with an LCID of its own or none (language.pack.brings)', async () => {
    const machine = offlineMachine(['en-US'], { fr: languagePackCab('fr-FR'), ca: languagePackCab('ca-ES') })
    expect(await add(machine, 'fr')).toBe(0)
    expect(await add(machine, 'ca')).toBe(0)
    expect(machine.image.languages()).toEqual(['ca-ES', 'en-US', 'fr-FR'])
    expect(machine.image.defaultLanguage()).toBe('en-US')
    expect(machine.image.volume.stat('Windows\\System32\\fr-FR\\kernel32.dll.mui')?.kind).toBe('file')
    const { stdout } = await machine.dism('/Image:C:\\', '/Get-Intl')
    expect(stdout).toContain('fr-FR')
  })

  test.each<[string, LanguagePackSpec]>([
    ['build', { version: '10.0.22621.1' }],
    ['architecture', { architecture: 'arm64' }],
    ['kind of Windows', { product: 'WinPE' }],
  ])('of another %s does not apply', async (_, spec) => {
    const machine = offlineMachine(['en-US'], { fr: languagePackCab('fr-FR', spec) })
    expect(await add(machine, 'fr')).toBe(0x800f081e | 0)
    expect(machine.image.languages()).toEqual(['en-US'])
  })

  test('in a running Windows waits for its start (language.pack.brings)', async () => {
    const machine = offlineMachine(['en-US'], { fr: languagePackCab('fr-FR') })
    machine.boot()
    expect(await add(machine, 'fr', '/Online')).toBe(3010)
    expect(machine.image.languages()).toEqual(['en-US'])
    machine.shutdown()
    machine.boot()
    expect(machine.image.languages()).toEqual(['en-US', 'fr-FR'])
    expect(await remove(machine, languagePackIdentity('fr-FR'), '/Online')).toBe(3010)
    expect(machine.image.languages()).toEqual(['en-US', 'fr-FR'])
    machine.shutdown()
    machine.boot()
    expect(machine.image.languages()).toEqual(['en-US'])
  })

  test('and one that is taken back before that never brings its language (language.pack.brings)', async () => {
    const machine = offlineMachine(['en-US'], { fr: languagePackCab('fr-FR') })
    machine.boot()
    expect(await add(machine, 'fr', '/Online')).toBe(3010)
    expect(await remove(machine, languagePackIdentity('fr-FR'), '/Online')).toBe(3010)
    expect(machine.image.languages()).toEqual(['en-US'])
    machine.shutdown()
    machine.boot()
    expect(machine.image.languages()).toEqual(['en-US'])
  })

  test('again, before its removal is done, keeps its language all the time (language.pack.brings)', async () => {
    const machine = offlineMachine(['en-US'], { fr: languagePackCab('fr-FR') })
    expect(await add(machine, 'fr')).toBe(0)
    machine.boot()
    expect(await remove(machine, languagePackIdentity('fr-FR'), '/Online')).toBe(3010)
    expect(await add(machine, 'fr', '/Online')).toBe(3010)
    expect(machine.image.languages()).toEqual(['en-US', 'fr-FR'])
    machine.shutdown()
    machine.boot()
    expect(machine.image.languages()).toEqual(['en-US', 'fr-FR'])
  })

  test('an update of a pack leaves its language alone', async () => {
    const machine = offlineMachine(['en-US'], {
      one: languagePackCab('fr-FR'),
      two: languagePackCab('fr-FR', { version: '10.0.26100.2' }),
    })
    expect(await add(machine, 'one')).toBe(0)
    expect(await add(machine, 'two')).toBe(0)
    expect(machine.image.languages()).toEqual(['en-US', 'fr-FR'])
    expect(await remove(machine, languagePackIdentity('fr-FR', { version: '10.0.26100.2' }))).toBe(0)
    expect(machine.image.languages()).toEqual(['en-US', 'fr-FR'])
    expect(await remove(machine, languagePackIdentity('fr-FR'))).toBe(0)
    expect(machine.image.languages()).toEqual(['en-US'])
  })
})

describe('removing the language pack of a preset', () => {
  test('takes its language; offline the default one too, and another takes its place (language.pack.brings, package.remove.defaultlanguage)', async () => {
    const machine = offlineMachine(['en-US', 'de-DE', 'fr-FR'])
    expect(await remove(machine, inbox('fr-FR'))).toBe(0)
    expect(machine.image.languages()).toEqual(['de-DE', 'en-US'])
    expect(await remove(machine, inbox('en-US'))).toBe(0)
    expect(machine.image.languages()).toEqual(['de-DE'])
    expect(machine.image.defaultLanguage()).toBe('de-DE')

    const running = createMachine({ preset: 'windows-11-24h2', languages: ['en-US', 'de-DE'] })
    expect(await remove(running, inbox('en-US'), '/Online')).toBe(0x800f0825 | 0)
    expect(running.image.languages()).toEqual(['de-DE', 'en-US'])
  })

  test('of the only language is refused (language.remove.last)', async () => {
    const machine = offlineMachine(['en-US'])
    expect(await remove(machine, inbox('en-US'))).toBe(0x800f0825 | 0)
    expect(machine.image.languages()).toEqual(['en-US'])
    expect(await remove(machine, languagePackIdentity('en-US', { version: '10.0.26100.1742' }))).toBe(0)
    expect(machine.image.languages()).toEqual(['en-US'])
  })

  test('while something waits for the start is refused (package.remove.languagepending)', async () => {
    const machine = offlineMachine(['en-US', 'fr-FR'], { update: updateCab({ restart: 'required' }) })
    machine.boot()
    expect(await add(machine, 'update', '/Online')).toBe(3010)
    machine.shutdown()
    expect(await remove(machine, inbox('fr-FR'))).toBe(0x800f0806 | 0)
    machine.boot()
    machine.shutdown()
    expect(await remove(machine, inbox('fr-FR'))).toBe(0)
  })
})

describe('dismulator language and the machine', () => {
  test('add and remove the package (language.pack.installed, language.remove.present)', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    machine.addLanguage('fr-FR')
    const list = async () => (await machine.dism('/Online', '/Get-Packages')).stdout
    expect(await list()).toContain(`Package Identity : ${languagePackIdentity('fr-FR')}\r\nState : Installed`)
    expect(machine.removeLanguage('FR-fr')).toMatchObject({ language: 'fr-FR', changed: true })
    expect(await list()).not.toContain('fr-FR')
    expect(machine.image.languages()).toEqual(['en-US'])
  })

  test.each(['windows-7', 'windows-8.1', 'windows-10-1709', 'windows-server-2022-core', 'winpe-4.0'])(
    'have a pack for %s',
    (preset) => {
      const machine = createMachine({ preset })
      expect(machine.addLanguage('de-DE').changed).toBe(true)
      expect(machine.image.languages()).toEqual(['de-DE', 'en-US'])
      expect(machine.removeLanguage('de-DE').changed).toBe(true)
      expect(machine.image.languages()).toEqual(['en-US'])
    },
  )
})
