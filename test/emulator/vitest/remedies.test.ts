import { createMachine, type Machine } from 'dismulator'
import { bundle, languagePack, updateCab } from 'dismulator/fixtures'
import 'dismulator/vitest'
import { describe, expect, test } from 'vitest'
import { failureOf } from './failureOf.ts'

const ADD = ['/Online', '/Add-ProvisionedAppxPackage', '/SkipLicense', '/PackagePath:C:\\in\\my reader.msixbundle']
const ADD_KB = ['/Online', '/Add-Package', '/PackagePath:C:\\in\\kb.cab', '/NoRestart', '/Quiet']
const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const KB = 'Package_for_KB5000001~31bf3856ad364e35~amd64~~10.0.1.1'

async function machineWithReader(preset = 'windows-11-24h2', region = 'all'): Promise<Machine> {
  const machine = createMachine({ preset, languages: ['en-US'] })
  const spec = { languages: ['en-US', 'fr-FR'], scales: [200, 400] }
  machine.write('C:\\in\\my reader.msixbundle', bundle('Contoso.Reader', spec))
  machine.write('C:\\in\\fr.cab', languagePack('fr-FR'))
  machine.write('C:\\in\\kb.cab', updateCab({ kb: 'KB5000001', restart: 'required' }))
  await machine.dism(...ADD, `/Region:${region}`)
  return machine
}

/** Does what the failures of an expectation say, one after the other, until it holds. @returns their rules */
async function follow(machine: Machine, expectation: () => void): Promise<readonly string[]> {
  const rules: string[] = []
  for (let left = 4; left > 0; left--) {
    try {
      expectation()
      return rules
    } catch {
      const { first, details } = failureOf(expectation)
      rules.push(/\(rule (\S+)\)/.exec(first)?.[1] ?? first)
      const line = details[details.indexOf('to type') + 1]
      const code = /machine\..*$/s.exec(first)?.[0]
      // The advice is that of our own code.
      // eslint-disable-next-line no-new-func, typescript/no-implied-eval
      if (code !== undefined) await new Function('machine', `return Promise.all([${code}])`)(machine)
      else if (details.includes('to type') && line !== undefined) await machine.type(line.trim())
      else throw new Error(`no advice: ${first}`)
    }
  }
  throw new Error(`it does not hold after ${rules.join(', ')}`)
}

describe('who does what a failure says gets there', () => {
  test('when the first sign-in pruned a language that the image has', async () => {
    const machine = await machineWithReader()
    machine.addLanguage('fr-FR')
    await machine.dism(...ADD, '/Region:all')
    machine.signIn('alice', { languages: ['en-US'] })
    const provisioned = () => expect(machine).toHaveProvisioned('Contoso.Reader', { language: 'fr-FR' })
    const { first } = failureOf(provisioned)
    expect(first).toMatch(/^fr-FR is missing, .* \(rule appx\.prune\.language\); add my reader\.msixbundle again/)
    expect(await follow(machine, provisioned)).toEqual(['appx.prune.language'])
    const registered = () => expect(machine).toHaveRegistered('alice', 'Contoso.Reader', { language: 'fr-FR' })
    expect(await follow(machine, registered)).toEqual(['appx.register.resource'])
  })

  test('when the language of what was pruned is gone too', async () => {
    const machine = await machineWithReader()
    machine.addLanguage('fr-FR')
    await machine.dism(...ADD, '/Region:all')
    machine.signIn('alice', { languages: ['en-US'] })
    machine.removeLanguage('fr-FR')
    const { first } = failureOf(() => expect(machine).toHaveProvisioned('Contoso.Reader', { language: 'fr-FR' }))
    expect(first).toContain('add the language pack of fr-FR first')
  })

  test.each([
    ['the user', (machine: Machine) => machine.removeApp('alice', READER), 'alice removed it'],
    ['an administrator', (machine: Machine) => machine.removeAppForAllUsers(READER), 'it was removed for all users'],
  ])('when %s removed the app', async (_, remove, why) => {
    for (const signsIn of [false, true]) {
      const machine = await machineWithReader()
      machine.signIn('alice')
      remove(machine)
      if (signsIn) machine.signIn('alice')
      const registered = () => expect(machine).toHaveRegistered('alice', 'Contoso.Reader')
      expect(failureOf(registered).first).toBe(
        `alice does not have Contoso.Reader registered, ${why} (rule appx.register.signin); install it for alice: machine.addApp('alice', 'C:\\\\in\\\\my reader.msixbundle')`,
      )
      expect(await follow(machine, registered)).toEqual(['appx.register.signin'])
    }
  })

  test('when the user removed an app that nobody provisioned', async () => {
    const machine = await machineWithReader()
    await machine.dism('/Online', '/Remove-ProvisionedAppxPackage', `/PackageName:${READER}`)
    machine.signIn('alice')
    await machine.addApp('alice', 'C:\\in\\my reader.msixbundle')
    machine.removeApp('alice', READER)
    expect(await follow(machine, () => expect(machine).toHaveRegistered('alice', 'Contoso.Reader'))).toEqual([
      'appx.register.signin',
    ])
  })

  test('when the name of the user has a quote', async () => {
    const machine = await machineWithReader()
    machine.newUser("o'brien")
    expect(await follow(machine, () => expect(machine).toHaveRegistered("o'brien", 'Contoso.Reader'))).toEqual([
      'appx.register.signin',
    ])
  })

  test('when the app is for another region', async () => {
    const machine = await machineWithReader('windows-11-24h2', 'DE')
    const regions = () => expect(machine).toHaveProvisioned('Contoso.Reader', { regions: 'US;GB' })
    expect(failureOf(regions).details.at(-1)).toBe(
      '  dism /Online /Add-ProvisionedAppxPackage /SkipLicense "/PackagePath:C:\\in\\my reader.msixbundle" "/Region:US;GB"',
    )
    expect(await follow(machine, regions)).toEqual(['appx.region.stored'])
    machine.signIn('alice', { region: 'FR' })
    expect(await follow(machine, () => expect(machine).toHaveRegistered('alice', 'Contoso.Reader'))).toEqual([
      'appx.region.match',
      'appx.register.signin',
    ])
  })

  test('when the user has other settings', async () => {
    const machine = await machineWithReader()
    machine.signIn('bob', { scale: 400 })
    await machine.dism(...ADD, '/Region:all')
    machine.signIn('alice', { scale: 200 })
    const registered = () => expect(machine).toHaveRegistered('alice', 'Contoso.Reader', { scale: 400 })
    expect(failureOf(registered).details).not.toContain('to type')
    expect(await follow(machine, registered)).toEqual(['appx.register.resource'])
  })

  test('when the language pack waits, in whatever case its language is written', async () => {
    const machine = await machineWithReader()
    await machine.dism('/Online', '/Add-Package', '/PackagePath:C:\\in\\fr.cab', '/NoRestart')
    expect(
      await follow(machine, () => expect(machine).toHaveProvisioned('Contoso.Reader', { language: 'fr-fr' })),
    ).toEqual(['package.restart.needed', 'appx.language.stale'])
  })

  test('when the computer is shut down', async () => {
    const machine = await machineWithReader()
    machine.shutdown()
    await machine.dism('/Image:C:\\', '/Add-Package', '/PackagePath:C:\\in\\fr.cab')
    expect(failureOf(() => expect(machine).toHaveProvisioned('Contoso.Writer')).first).toContain(
      'dism /Image:C:\\ /Add',
    )
    const language = () => expect(machine).toHaveProvisioned('Contoso.Reader', { language: 'fr-FR' })
    expect(failureOf(language).details.at(-1)).toContain('  dism /Image:C:\\ /Add-ProvisionedAppxPackage')
    expect(await follow(machine, language)).toEqual(['appx.language.stale'])
  })
})

test('the line of what was refused is shown, not to be typed again', async () => {
  const machine = await machineWithReader()
  const add = (version: string) => {
    machine.write('C:\\in\\my reader.msixbundle', bundle('Contoso.Reader', { version }))
    return machine.dism(...ADD, '/Region:all')
  }
  await add('3.0.0.0')
  await add('2.0.0.0')
  const { details } = failureOf(() => expect(machine).toHaveProvisioned('Contoso.Reader', { version: '2.0.0.0' }))
  expect(details).toContain('was typed')
  expect(details).not.toContain('to type')
})

describe('a version', () => {
  const write = (machine: Machine, version: string, file: string) =>
    machine.write(`C:\\in\\${file}.msixbundle`, bundle('Contoso.Reader', { version }))

  test('that is not there: what was refused since the one that is, and what has to go first', async () => {
    const machine = await machineWithReader()
    const wants = (version: string) =>
      failureOf(() => expect(machine).toHaveProvisioned('Contoso.Reader', { version })).first
    await machine.dism('/Online', '/Remove-ProvisionedAppxPackage', `/PackageName:${READER}`)
    write(machine, '2.0.0.0', 'my reader')
    await machine.dism(...ADD, '/Region:all')
    expect(wants('3.0.0.0')).toBe(
      'its version is 2.0.0.0, not 3.0.0.0 (rule appx.version.order); add the version that is wanted',
    )
    expect(wants('1.0.0.0')).toMatch(
      /\(rule appx\.version\.order\); take a version that is as high .* remove that first$/,
    )
    write(machine, '1.0.0.0', 'my reader')
    await machine.dism(...ADD, '/Region:all')
    expect(wants('1.0.0.0')).toMatch(/^its version is 2\.0\.0\.0, not 1\.0\.0\.0, my reader\.msixbundle was refused: /)
  })

  test('that the user has newer', async () => {
    const machine = await machineWithReader()
    machine.signIn('alice')
    write(machine, '2.0.0.0', 'newer')
    await machine.addApp('alice', 'C:\\in\\newer.msixbundle')
    const registered = () => expect(machine).toHaveRegistered('alice', 'Contoso.Reader', { version: '1.0.0.0' })
    expect(failureOf(registered).first).toContain('alice has version 2.0.0.0, not 1.0.0.0 (rule appx.register.signin)')
    expect(await follow(machine, registered)).toEqual(['appx.register.signin', 'appx.register.signin'])
  })
})

describe('not, with what is wanted of the app', () => {
  test('speaks of the resource alone', async () => {
    const machine = await machineWithReader()
    machine.addLanguage('fr-FR')
    await machine.dism(...ADD, '/Region:all')
    machine.signIn('alice', { languages: ['en-US', 'fr-FR'], scale: 400 })
    const provisioned = (query: object) =>
      failureOf(() => expect(machine).not.toHaveProvisioned('Contoso.Reader', query)).first
    expect(provisioned({ language: 'fr-FR' })).toMatch(
      /^Contoso\.Reader is provisioned with fr-FR, by "dism .*" \(rule appx\.language\.match\); remove the language of fr-FR from the image/,
    )
    expect(provisioned({ scale: 400 })).toMatch(/with scale 400.*appx\.scale\.all\); take a bundle without scale 400$/)
    expect(provisioned({})).toContain('remove it: dism /Online')
    const registered = failureOf(() =>
      expect(machine).not.toHaveRegistered('alice', 'Contoso.Reader', { language: 'fr-FR' }),
    ).first
    expect(registered).toMatch(/^alice has Contoso\.Reader registered with fr-FR \(rule appx\.register\.resource\)/)
  })
})

describe('a Windows package', () => {
  const removeKb = ['/Online', '/Remove-Package', `/PackageName:${KB}`, '/NoRestart']

  async function machineWithKb(): Promise<Machine> {
    const machine = await machineWithReader()
    await machine.dism(...ADD_KB)
    machine.shutdown()
    machine.boot()
    expect(machine).toHavePackage('KB5000001')
    return machine
  }

  test('that waits for its removal is added again before the restart, not after', async () => {
    const machine = await machineWithKb()
    await machine.dism(...removeKb)
    const installed = () => expect(machine).toHavePackage('KB5000001')
    expect(failureOf(installed).first).toBe(
      `KB5000001 is not Installed, its state is Uninstall Pending, by "dism ${removeKb.join(' ')}" (rule package.remove.again); add it again before Windows starts: dism /Online /Add-Package /PackagePath:<KB5000001>`,
    )
    await machine.dism(...ADD_KB)
    expect(await follow(machine, installed)).toEqual(['package.restart.needed'])
  })

  test('that waits and should not leaves that state with a restart', async () => {
    const machine = await machineWithReader()
    await machine.dism(...ADD_KB)
    const state = 'Install Pending'
    expect(await follow(machine, () => expect(machine).not.toHavePackage('KB5000001', { state }))).toEqual([
      'package.restart.needed',
    ])
    await machine.dism(...ADD_KB, '/LogLevel:1')
    expect(failureOf(() => expect(machine).not.toHavePackage('KB5000001')).first).toContain(
      `KB5000001 is Installed, by "dism ${ADD_KB.join(' ')}" (`,
    )
  })

  test('that was removed is told so', async () => {
    const machine = await machineWithKb()
    await machine.dism(...removeKb)
    machine.shutdown()
    machine.boot()
    expect(failureOf(() => expect(machine).toHavePackage('KB5000001')).first).toBe(
      `KB5000001 is not there, it was removed by "dism ${removeKb.join(' ')}" (rule package.remove.permanent); leave that command out, or add KB5000001 again behind it`,
    )
  })

  test('that is installed and wanted on its way out is removed', async () => {
    const machine = await machineWithKb()
    const { first } = failureOf(() => expect(machine).toHavePackage('KB5000001', { state: 'Uninstall Pending' }))
    expect(first).toContain(`remove it: dism /Online /Remove-Package /PackageName:${KB}`)
  })

  test('of which a newer version came is told of that', async () => {
    const machine = await machineWithKb()
    machine.write('C:\\in\\kb.cab', updateCab({ kb: 'KB5000001', version: '10.0.2.1' }))
    await machine.dism(...ADD_KB)
    const old = (state: 'Installed' | 'Superseded') => () => expect(machine).toHavePackage(KB, { state })
    expect(failureOf(old('Installed')).first).toContain('(rule package.version.superseded); nothing: a newer version')
    expect(await follow(machine, old('Superseded'))).toEqual(['package.restart.needed'])
    expect(failureOf(old('Installed')).first).toContain('(rule package.version.superseded); nothing: a newer version')
  })
})
