import { readFileSync } from 'node:fs'
import { test, expect } from 'vitest'
import { createMachine } from 'dismulator'
import { bundle, languagePack } from 'dismulator/fixtures'
import 'dismulator/vitest'
import { forgetfulDeploy } from './deploy.ts'

/** How the test beside this one fails, by its last line. */
const told = readFileSync(new URL('french.test.ts', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .at(-1)
  ?.replace('// ', '')

test('the harness finds that the bundle is not added again behind the language pack', async () => {
  const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US'] })
  machine.write('C:\\in\\reader.msixbundle', bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR'] }))
  machine.write('C:\\in\\fr.cab', languagePack('fr-FR'))
  await forgetfulDeploy(machine.dism)
  machine.signIn('alice', { languages: ['fr-FR'] })
  let message = ''
  try {
    expect(machine.image).toHaveRegistered('alice', 'Contoso.Reader', { language: 'fr-FR' })
  } catch (error) {
    message = error instanceof Error ? error.message : ''
  }
  expect(message.split('\n')[0]?.replace(/\S+\/scenario-\d+$/, './scenario-1')).toBe(told)
})
