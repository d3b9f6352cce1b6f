import { test, expect } from 'vitest'
import { createMachine, type Machine } from 'dismulator'
import { bundle, languagePack } from 'dismulator/fixtures'
import 'dismulator/vitest'
import { deploy, deployAgain } from './deploy.ts'

async function frenchUsersGetTheAppInFrench(deploy: (dism: Machine['dism']) => Promise<void>): Promise<void> {
  const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US'] })
  machine.write('C:\\in\\reader.msixbundle', bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR'] }))
  machine.write('C:\\in\\fr.cab', languagePack('fr-FR'))
  await deploy(machine.dism) // each call resolves to { exitCode, stdout }
  machine.signIn('alice', { languages: ['fr-FR'] })
  expect(machine.image).toHaveRegistered('alice', 'Contoso.Reader', { language: 'fr-FR' })
}

test('French users get the app in French', async () => {
  await expect(frenchUsersGetTheAppInFrench(deployAgain)).resolves.toBeUndefined()
})

test('the harness finds that the bundle is not added again behind the language pack', async () => {
  await expect(frenchUsersGetTheAppInFrench(deploy)).rejects.toThrow(
    /^fr-FR is missing, the bundle went in before fr\.cab \(rule appx\.language\.stale\); add reader\.msixbundle again; replay: dismulator replay \S+scenario-\d+\n/,
  )
})
