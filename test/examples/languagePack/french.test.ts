import { test, expect } from 'vitest'
import { createMachine } from 'dismulator'
import { bundle, languagePack } from 'dismulator/fixtures'
import 'dismulator/vitest'
import { deploy } from './deploy.ts' // yours: calls dism(...words)

test('French users get the app in French', async () => {
  const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US'] })
  machine.write('C:\\in\\reader.msixbundle', bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR'] }))
  machine.write('C:\\in\\fr.cab', languagePack('fr-FR'))
  await deploy(machine.dism) // each call resolves to { exitCode, stdout }
  machine.signIn('alice', { languages: ['fr-FR'] })
  expect(machine.image).toHaveRegistered('alice', 'Contoso.Reader', { language: 'fr-FR' })
})
// Where deploy forgets to add the bundle again, this fails with:
// fr-FR is missing, the bundle went in before fr.cab (rule appx.language.stale); add reader.msixbundle again; replay: dismulator replay ./scenario-1
