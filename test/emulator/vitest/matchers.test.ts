import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMachine, createWindowsImage, type Machine } from 'dismulator'
import { DISM_ONLINE_IMAGE, DISM_SESSION_DEFAULT, DismLogLevel } from 'dismulator/api'
import { appPackage, bundle, languagePack, updateCab } from 'dismulator/fixtures'
import 'dismulator/vitest'
import { describe, expect, test } from 'vitest'
import { runDismulator } from '../../../emulator/cli/runDismulator.ts'
import { writeVolumeToFolder } from '../../../emulator/cli/writeVolumeToFolder.ts'
import { REMEDIES } from '../../../emulator/vitest/remedies.ts'
import { ruleRegister } from '../../../src/servicing/ruleRegister.ts'
import { failureOf } from './failureOf.ts'

const ADD = ['/Online', '/Add-ProvisionedAppxPackage', '/SkipLicense', '/Region:all']
const ADD_READER = [...ADD, '/PackagePath:C:\\in\\reader.msixbundle']
const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const FRENCH = 'Microsoft-Windows-Client-LanguagePack-Package~31bf3856ad364e35~amd64~fr-FR'

function machineWithFiles(): Machine {
  const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US'] })
  const spec = { languages: ['en-US', 'fr-FR'], scales: [200, 400] }
  machine.write('C:\\in\\reader.msixbundle', bundle('Contoso.Reader', spec))
  machine.write('C:\\in\\fr.cab', languagePack('fr-FR'))
  return machine
}

async function machineWithReader(): Promise<Machine> {
  const machine = machineWithFiles()
  await machine.dism(...ADD_READER)
  return machine
}

const addFrench = (machine: Machine, ...words: string[]) =>
  machine.dism('/Online', '/Add-Package', '/PackagePath:C:\\in\\fr.cab', ...words)

describe('toHaveProvisioned', () => {
  test('by name, family name or full name, with version, regions and resources', async () => {
    const machine = await machineWithReader()
    for (const name of ['Contoso.Reader', 'contoso.reader_h91ms92gdsmmt', READER])
      expect(machine.image).toHaveProvisioned(name, {
        version: '1.0.0.0',
        regions: 'all',
        language: 'en-US',
        scale: 400,
      })
    expect(machine.image).not.toHaveProvisioned('Contoso')
  })

  test('what was never added, or could not be', async () => {
    const machine = machineWithFiles()
    const never = failureOf(() => expect(machine).toHaveProvisioned('Contoso.Reader'))
    expect(never.first).toBe(
      'Contoso.Reader is not provisioned, it was never added (rule appx.list.provisioned); add it: dism /Online /Add-ProvisionedAppxPackage /PackagePath:<Contoso.Reader> /SkipLicense /Region:all',
    )
    await machine.dism(...ADD, '/PackagePath:C:\\in\\no.appx')
    const missing = failureOf(() => expect(machine).toHaveProvisioned('Contoso.Reader'))
    expect(missing.first).toMatch(/no\.appx was refused: Error: 2 The system cannot find the file specified/)
    machine.write('C:\\in\\arm.appx', appPackage({ name: 'Contoso.Arm', architecture: 'arm64' }))
    await machine.dism(...ADD, '/PackagePath:C:\\in\\arm.appx')
    const refused = failureOf(() => expect(machine).toHaveProvisioned('Contoso.Arm'))
    expect(refused.first).toBe(
      'Contoso.Arm is not provisioned, arm.appx was refused: arm64; on x64 these run: x64, x86, neutral (rule appx.architecture.applicable); take a package for the architecture of the image',
    )
    expect(refused.details).toEqual([
      'provisioned',
      '  nothing',
      'refused: Contoso.Arm_1.0.0.0_arm64__h91ms92gdsmmt',
      '  appx.architecture.applicable (inferred): arm64; on x64 these run: x64, x86, neutral',
      'was typed',
      '  dism /Online /Add-ProvisionedAppxPackage /SkipLicense /Region:all /PackagePath:C:\\in\\arm.appx',
    ])
  })

  test('what was cancelled, by dism or by the API', async () => {
    const cancelled =
      /^Contoso\.Reader is not provisioned, the addition of reader\.msixbundle was cancelled and not verified \(rule api\.cancel\.state\); look what is there/
    const machine = machineWithFiles()
    machine.fault({ fault: 'cancel', at: 2 })
    expect((await machine.dism(...ADD_READER)).exitCode).toBe(1223)
    expect(failureOf(() => expect(machine).toHaveProvisioned('Contoso.Reader')).first).toMatch(cancelled)

    const other = machineWithFiles()
    const { api } = other
    const session = { value: DISM_SESSION_DEFAULT }
    await api.DismInitialize(DismLogLevel.DismLogErrorsWarningsInfo, null, null)
    await api.DismOpenSession(DISM_ONLINE_IMAGE, null, null, session)
    other.fault({ fault: 'cancel', at: 2 })
    const path = 'C:\\in\\reader.msixbundle'
    await api._DismAddProvisionedAppxPackage(session.value, path, null, 0, null, 0, null, 0, true, null, 'all', 0)
    expect(failureOf(() => expect(other).toHaveProvisioned('Contoso.Reader')).first).toMatch(cancelled)
    await api._DismAddProvisionedAppxPackage(session.value, path, null, 0, null, 0, null, 0, true, null, 'all', 0)
    expect(other).toHaveProvisioned('Contoso.Reader')
  })

  test('what was removed, and what no pin kept', async () => {
    const machine = await machineWithReader()
    await machine.dism('/Online', '/Remove-ProvisionedAppxPackage', `/PackageName:${READER}`)
    expect(failureOf(() => expect(machine).toHaveProvisioned('Contoso.Reader')).first).toBe(
      `Contoso.Reader is not provisioned, it was removed by "dism /Online /Remove-ProvisionedAppxPackage /PackageName:${READER}" (rule appx.remove.name); leave that command out, or add Contoso.Reader again behind it`,
    )
    await machine.dism('/Online', ...ADD_READER.filter((word) => !/Online|Region/.test(word)))
    machine.signIn('alice')
    const { first } = failureOf(() => expect(machine).toHaveProvisioned('Contoso.Reader'))
    expect(first).toMatch(/\(rule appx\.pin\.found\); add \S+ with \/Region:all, or pin its tile/)
  })

  test('what it lacks: a version, a region, a language of the image, of the bundle, or of a pack that waits', async () => {
    const machine = await machineWithReader()
    const lack = (query: object) => failureOf(() => expect(machine).toHaveProvisioned('Contoso.Reader', query)).first
    expect(lack({ version: '2.0.0.0' })).toBe(
      'its version is 1.0.0.0, not 2.0.0.0 (rule appx.version.order); add the version that is wanted',
    )
    expect(lack({ regions: 'US' })).toBe(
      'Contoso.Reader is not for US, its /Region is all (rule appx.region.stored); add reader.msixbundle again with the /Region that is wanted',
    )
    expect(lack({ language: 'de-DE' })).toBe(
      'de-DE is missing, the app has no package for it (rule appx.language.match); take a bundle with de-DE',
    )
    expect(lack({ language: 'fr-FR' })).toBe(
      'fr-FR is missing, the image has en-US (rule appx.language.match); add the language pack of fr-FR first, then reader.msixbundle again',
    )
    await addFrench(machine, '/NoRestart')
    expect(lack({ language: 'fr-FR' })).toBe(
      'fr-FR is missing, its language pack waits for a restart (rule package.restart.needed); restart the computer: machine.shutdown(), machine.boot()',
    )
  })

  test('not: who provisioned it, and how to remove it', async () => {
    const machine = await machineWithReader()
    const { first } = failureOf(() => expect(machine).not.toHaveProvisioned('Contoso.Reader'))
    expect(first).toContain('Contoso.Reader is provisioned, by "dism /Online /Add-ProvisionedAppxPackage')
    expect(first).toContain(`remove it: dism /Online /Remove-ProvisionedAppxPackage /PackageName:${READER}`)
  })
})

describe('toHaveRegistered', () => {
  test('a bundle that went in before the language: the rule, the remedy, and what to type', async () => {
    const machine = await machineWithReader()
    await addFrench(machine, '/Quiet')
    machine.signIn('alice', { languages: ['fr-FR'] })
    const { first, details } = failureOf(() =>
      expect(machine.image).toHaveRegistered('alice', 'Contoso.Reader', { language: 'fr-FR' }),
    )
    expect(first).toBe(
      'fr-FR is missing, the bundle went in before fr.cab (rule appx.language.stale); add reader.msixbundle again',
    )
    expect(details).toEqual([
      'registered for alice',
      '  Contoso.Reader_1.0.0.0_neutral__h91ms92gdsmmt',
      `  ${READER}`,
      `stale: ${READER}`,
      '  appx.language.stale (documented): missing: Contoso.Reader_1.0.0.0_neutral_split.language-fr_h91ms92gdsmmt',
      'to type',
      `  dism ${ADD_READER.join(' ')}`,
    ])
    await machine.dism(...ADD_READER)
    expect(
      failureOf(() => expect(machine).toHaveRegistered('alice', 'Contoso.Reader', { language: 'fr-FR' })).first,
    ).toBe(
      "fr-FR is missing, alice has not signed in since it came (rule appx.register.resource); let alice sign in with settings that the package fits: machine.signIn('alice', { languages: ['fr-FR'] })",
    )
    machine.signIn('alice')
    expect(machine.image).toHaveRegistered('alice', 'Contoso.Reader', { language: 'fr-FR', version: '1.0.0.0' })
  })

  test('who is not there, has not signed in, or is of another region', async () => {
    const machine = machineWithFiles()
    await machine.dism('/Online', ...ADD_READER.slice(1, 3), '/Region:US', ADD_READER.at(-1)!)
    const why = (user: string) => failureOf(() => expect(machine).toHaveRegistered(user, 'Contoso.Reader')).first
    expect(why('alice')).toBe(
      "alice does not have Contoso.Reader registered, there is no user alice (rule appx.register.signin); let alice sign in: machine.signIn('alice')",
    )
    machine.newUser('bob')
    expect(why('bob')).toContain('bob has not signed in since it was provisioned')
    machine.signIn('alice', { region: 'FR' })
    expect(why('alice')).toMatch(
      /\(rule appx\.region\.match\); add reader\.msixbundle with the region of alice in \/Region/,
    )
  })

  test('what the first sign-in pruned', async () => {
    const machine = await machineWithReader()
    machine.signIn('alice', { scale: 100 })
    const { first } = failureOf(() => expect(machine).toHaveRegistered('alice', 'Contoso.Reader', { scale: 400 }))
    expect(first).toMatch(/^scale 400 is missing, .* \(rule appx\.prune\.scale\); add reader\.msixbundle again/)
  })

  test('not: an app that stops Sysprep, with what left it there', async () => {
    const machine = await machineWithReader()
    machine.signIn('alice')
    const registered = failureOf(() => expect(machine).not.toHaveRegistered('alice', 'Contoso.Reader')).first
    expect(registered).toMatch(/^alice has Contoso\.Reader registered \(rule appx\.register\.signin\)/)
    await machine.dism('/Online', '/Remove-ProvisionedAppxPackage', `/PackageName:${READER}`)
    expect(failureOf(() => expect(machine).not.toHaveRegistered('alice', 'Contoso.Reader')).first).toBe(
      `alice still has Contoso.Reader registered, "dism /Online /Remove-ProvisionedAppxPackage /PackageName:${READER}" removed the provisioning alone (rule appx.sysprep.provisioned); remove it for all users before Sysprep, Remove-AppxPackage -AllUsers: machine.removeAppForAllUsers('${READER}')`,
    )
    machine.removeAppForAllUsers(READER)
    expect(machine.image).not.toHaveRegistered('alice', 'Contoso.Reader')
    machine.sysprep()
  })
})

describe('toBeStale', () => {
  test('a bundle, or any', async () => {
    const machine = await machineWithReader()
    expect(machine.image).not.toBeStale()
    expect(failureOf(() => expect(machine).toBeStale('Contoso.Reader')).first).toContain(
      'Contoso.Reader is not stale, it has the packages that apply (rule appx.language.stale)',
    )
    machine.addLanguage('fr-FR')
    expect(machine.image).toBeStale()
    expect(machine.image).toBeStale('Contoso.Reader')
    expect(failureOf(() => expect(machine).not.toBeStale()).first).toBe(
      'Contoso.Reader is stale: fr-FR is missing, the bundle went in before fr-FR (rule appx.language.stale); add reader.msixbundle again',
    )
    machine.removeLanguage('fr-FR')
    expect(machine.image).not.toBeStale()
    await machine.dism(...ADD_READER)
    await addFrench(machine, '/Quiet')
    expect(failureOf(() => expect(machine).not.toBeStale()).first).toContain('the bundle went in before fr.cab')
  })
})

test('what is not there is neither stale nor current: the name may be mistyped', async () => {
  const machine = await machineWithReader()
  const never = 'Contoso.Writer is not provisioned, it was never added'
  expect(failureOf(() => expect(machine).toBeStale('Contoso.Writer')).first).toContain(never)
  expect(failureOf(() => expect(machine).not.toBeStale('Contoso.Writer')).first).toContain(never)
})

describe('toHavePackage', () => {
  test('by identity, with or without version, by name or number; Installed unless something else is asked for', async () => {
    const machine = machineWithFiles()
    machine.write('C:\\in\\kb.cab', updateCab({ kb: 'KB5000001' }))
    expect(failureOf(() => expect(machine).toHavePackage('KB5000001')).first).toMatch(
      /^KB5000001 is not there, it was never added \(rule package\.name\.found\); add it: dism/,
    )
    await machine.dism('/Online', '/Add-Package', '/PackagePath:C:\\in\\kb.cab')
    for (const name of ['KB5000001', 'Package_for_KB5000001']) expect(machine.image).toHavePackage(name)
    await addFrench(machine, '/NoRestart')
    expect(machine.image).toHavePackage(FRENCH, { state: 'Install Pending' })
    expect(failureOf(() => expect(machine).toHavePackage(FRENCH)).first).toBe(
      `${FRENCH} is not Installed, its state is Install Pending (rule package.restart.needed); restart the computer: machine.shutdown(), machine.boot()`,
    )
    machine.shutdown()
    machine.boot()
    for (const name of [FRENCH, `${FRENCH}~10.0.26100.1`]) expect(machine.image).toHavePackage(name)
    expect(failureOf(() => expect(machine).not.toHavePackage(FRENCH)).first).toContain(
      'is Installed, by "dism /Online /Add-Package /PackagePath:C:\\in\\fr.cab /NoRestart" (rule package.name.found); remove it: dism /Online /Remove-Package',
    )
  })

  test('why one was refused', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    machine.write('C:\\in\\kb.cab', updateCab({ kb: 'KB5000001', architecture: 'arm64' }))
    await machine.dism('/Online', '/Add-Package', '/PackagePath:C:\\in\\kb.cab')
    expect(failureOf(() => expect(machine).toHavePackage('KB5000001')).first).toBe(
      'KB5000001 is not there, kb.cab was refused: the package is for arm64, the image x64 (rule package.applicable.architecture); take the package for the architecture of the image',
    )
  })
})

describe('toMatchImage', () => {
  test('of a machine, a snapshot, an image and a folder; the log of dism.exe does not count', async () => {
    const machine = machineWithFiles()
    await machine.ready()
    const before = machine.snapshot()
    await machine.dism('/Online', '/Get-Packages')
    expect(machine).toMatchImage(before)
    const { first, details } = failureOf(() => expect(machine).toMatchImage(before, { ignore: [] }))
    expect(first).toBe('1 difference between the images')
    expect(details).toEqual(['- expected, + received', '+ Windows\\Logs\\DISM\\dism.log'])
    machine.write('C:\\Windows\\mark.txt', new Uint8Array([1]))
    expect(failureOf(() => expect(machine).toMatchImage(before)).details).toEqual([
      '- expected, + received',
      '+ Windows\\mark.txt',
    ])
    machine.signIn('alice')
    expect(machine).not.toMatchImage(before)
    expect(failureOf(() => expect(machine).not.toMatchImage(machine.image)).first).toMatch(/^the images are the same/)
    machine.restore(before)
    expect(machine.image).toMatchImage(before.image)
  })

  describe('what makes the difference is told first, by its rule and with its remedy', () => {
    const differenceOf = (machine: Machine, expected: ReturnType<Machine['snapshot']>) =>
      failureOf(() => expect(machine).toMatchImage(expected)).first.replace(
        /^\d+ differences? between the images: /,
        '',
      )

    test('an app that is there besides, one that lacks, one that a user lacks', async () => {
      const machine = machineWithFiles()
      await machine.ready()
      const plain = machine.snapshot()
      await machine.dism(...ADD_READER)
      const withReader = machine.snapshot()
      expect(differenceOf(machine, plain)).toMatch(
        /^Contoso\.Reader_h91ms92gdsmmt is provisioned, by "dism .* \(rule appx\.list\.provisioned\); remove it: dism /,
      )
      machine.signIn('alice')
      const signedIn = machine.snapshot()
      expect(differenceOf(machine, withReader)).toContain('(rule appx.prune.scale); add reader.msixbundle again')
      machine.restore(withReader)
      expect(differenceOf(machine, signedIn)).toContain('(rule appx.register.signin); let alice sign in')
      machine.restore(plain)
      expect(differenceOf(machine, withReader)).toMatch(
        /^Contoso\.Reader_h91ms92gdsmmt is not provisioned, it was never added \(rule appx\.list\.provisioned\); add it: dism /,
      )
    })

    test('of two versions of an update the one that lacks, or is there besides', async () => {
      const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US'] })
      for (const version of ['1', '2'])
        machine.write(`C:\\in\\kb${version}.cab`, updateCab({ kb: 'KB5000001', version: `10.0.1.${version}` }))
      await machine.dism('/Online', '/Add-Package', '/PackagePath:C:\\in\\kb1.cab')
      const older = machine.snapshot()
      await machine.dism('/Online', '/Add-Package', '/PackagePath:C:\\in\\kb2.cab')
      const newer = machine.snapshot()
      expect(differenceOf(machine, older)).toMatch(
        /^\S+~10\.0\.1\.2 is .*; remove it: dism \/Online \/Remove-Package .*2$/,
      )
      machine.restore(older)
      expect(differenceOf(machine, newer)).toMatch(
        /^\S+~10\.0\.1\.2 is not there, it was never added .*; add it: dism /,
      )
    })

    test('other regions of an app, and a language that it has besides', async () => {
      const machine = await machineWithReader()
      const all = machine.snapshot()
      const again = (region: string) =>
        machine.dism(...ADD.slice(0, 3), `/Region:${region}`, '/PackagePath:C:\\in\\reader.msixbundle')
      await again('US')
      expect(differenceOf(machine, all)).toContain('(rule appx.region.stored); add reader.msixbundle again')
      machine.restore(all)
      await addFrench(machine)
      machine.shutdown()
      machine.boot()
      const stale = machine.snapshot()
      await again('all')
      expect(differenceOf(machine, stale)).toMatch(
        /is provisioned with fr-FR, by .* \(rule appx\.language\.match\); remove the language of fr-FR/,
      )
    })

    test('a language pack that lacks, and a bundle that went in before it', async () => {
      const machine = await machineWithReader()
      const english = machine.snapshot()
      const addFrenchAndStart = async () => {
        await addFrench(machine)
        machine.shutdown()
        machine.boot()
      }
      await addFrenchAndStart()
      const stale = machine.snapshot()
      await machine.dism(...ADD_READER)
      const french = machine.snapshot()
      machine.restore(english)
      expect(differenceOf(machine, french)).toBe(
        `${FRENCH}~10.0.26100.1 is not there, it was never added (rule package.name.found); add it: dism /Online /Add-Package /PackagePath:<${FRENCH}~10.0.26100.1>`,
      )
      machine.restore(stale)
      expect(differenceOf(machine, french)).toContain('(rule appx.language.stale); add reader.msixbundle again')
    })
  })

  test('a folder on the disk is an image too', () => {
    const image = createWindowsImage({ preset: 'windows-11-24h2', now: () => 0n })
    const folder = mkdtempSync(join(tmpdir(), 'dismulator-matchers-'))
    try {
      writeVolumeToFolder(image, folder, () => 0n)
      expect(folder).toMatchImage(image)
      expect(folder).not.toHaveProvisioned('Contoso.Reader')
      expect(failureOf(() => expect(folder).toHaveProvisioned('Contoso.Reader')).first).toContain('it was never added')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('failures', () => {
  test('keep the scenario, once, where it can be run again', async () => {
    const machine = await machineWithReader()
    const messages = [1, 2].map(() => {
      try {
        expect(machine).not.toHaveProvisioned('Contoso.Reader')
      } catch (error) {
        return String(error)
      }
    })
    expect(messages[0]).toBe(messages[1])
    const folder = /replay: dismulator replay (\S+)/.exec(messages[0] ?? '')?.[1] ?? ''
    const scenario: { steps: { do: string }[] } = JSON.parse(readFileSync(join(folder, 'scenario.json'), 'utf8'))
    expect(scenario.steps.map((step) => step.do)).toEqual(['write', 'write', 'dism'])
    expect(existsSync(join(folder, 'packages', 'reader.msixbundle'))).toBe(true)
    const { exitCode, stdout } = await runDismulator(['replay', folder])
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: expect.stringContaining('/Add-ProvisionedAppxPackage'),
    })
  })

  const folders: string[] = []
  /** Lets an expectation fail. @returns its error */
  const fail = (machine: Machine): unknown => {
    try {
      expect(machine).toHaveProvisioned('Contoso.Reader')
      return undefined
    } catch (error) {
      folders.push(/replay: dismulator replay (\S+)/.exec(String(error))?.[1] ?? '')
      return error
    }
  }

  test.fails('of one test, as when a property shrinks', () => {
    for (const user of ['alice', 'bob']) {
      const machine = createMachine({ preset: 'windows-11-24h2' })
      machine.newUser(user)
      fail(machine)
      expect(existsSync(join(folders.at(-1) ?? '', 'scenario.json'))).toBe(true)
    }
    throw new Error('a property failed', { cause: fail(createMachine({ preset: 'windows-11-24h2' })) })
  })

  test('leave the scenario behind that its error names, and no other', () => {
    expect(new Set(folders).size).toBe(3)
    expect(folders.map((folder) => existsSync(folder))).toEqual([false, false, true])
    rmSync(folders[2] ?? '', { recursive: true })
  })

  test('tell of what is there now: what was undone is not told', async () => {
    const machine = machineWithFiles()
    await machine.ready()
    const before = machine.snapshot()
    await machine.dism(...ADD, '/PackagePath:C:\\in\\no.appx')
    machine.restore(before)
    expect(failureOf(() => expect(machine).toHaveProvisioned('Contoso.Reader')).first).toContain('it was never added')
  })

  test('what is no image is told so', () => {
    expect(() => expect(42).toBeStale()).toThrow(
      'expected a machine, a snapshot of one, an image, its volume or its folder',
    )
    expect(() => expect('/nowhere').toBeStale()).toThrow('PATH_NOT_FOUND')
  })
})

test.each(REMEDIES)('the remedy of %s, %s, is for a verdict that the rule has', (id, verdict) => {
  const rule = ruleRegister.find((one) => one.id === id)
  expect([...(rule?.verdicts ?? []), 'not in the bundle', 'removed by the user', 'newer for the user']).toContain(
    verdict,
  )
})
