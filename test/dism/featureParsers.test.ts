import { expect, test } from 'vitest'
import { createMachine } from '../../emulator/machine/createMachine.ts'

/** A computer with a feature in every state. */
async function everyState() {
  const machine = createMachine({ preset: 'windows-10-22h2' })
  const change = (...words: string[]) => machine.dism('/Online', '/NoRestart', ...words)
  await change('/Enable-Feature', '/FeatureName:TelnetClient')
  await change('/Enable-Feature', '/FeatureName:Microsoft-Hyper-V', '/All')
  await change('/Disable-Feature', '/FeatureName:MediaPlayback')
  return machine
}

test('what Chef reads of the table: lines by CRLF, cells by a bar, the state by a word', async () => {
  const machine = await everyState()
  const { stdout } = await machine.dism('/Get-Features', '/Online', '/Format:Table', '/English')
  const found: { [state: string]: string[] } = { enabled: [], disabled: [], removed: [] }
  for (const line of stdout.split('\r\n')) {
    const [name = ''] = line.split(/\s+[|]\s+/)
    if (/Payload Removed/.test(line)) found['removed']?.push(name.toLowerCase())
    else if (/Enable/.test(line)) found['enabled']?.push(name.toLowerCase())
    else if (/Disable/.test(line)) found['disabled']?.push(name.toLowerCase())
  }
  expect(found['removed']).toEqual(['netfx3'])
  expect(found['enabled']).toEqual(expect.arrayContaining(['telnetclient', 'microsoft-hyper-v', 'smbdirect']))
  expect(found['disabled']).toEqual(expect.arrayContaining(['tftp', 'mediaplayback']))
  const all = Object.values(found).flat()
  const { stdout: list } = await machine.dism('/Get-Features', '/Online', '/English')
  expect(all.toSorted()).toEqual(
    [...list.matchAll(/Feature Name : (.*)\r\n/g)].map(([, name = '']) => name.toLowerCase()).toSorted(),
  )
})

test('what Salt reads: names by state, and the answer of a feature that is enabled', async () => {
  const machine = await everyState()
  const { stdout } = await machine.dism('/English', '/Online', '/Get-Features')
  const namesOf = (state: string) =>
    [...stdout.matchAll(new RegExp(`Feature Name : (.*)\\r\\n.*State : ${state}\\r\\n`, 'g'))].map(([, name]) => name)
  expect(namesOf('Enabled')).toContain('TelnetClient')
  expect(namesOf('Disabled')).toContain('TFTP')
  expect(namesOf('Enable Pending')).toEqual(expect.arrayContaining(['Microsoft-Hyper-V']))
  const info = await machine.dism('/English', '/Online', '/Get-FeatureInfo', '/FeatureName:TelnetClient')
  const fields = Object.fromEntries(
    info.stdout.split('\r\n').flatMap((line) => {
      const [label, value] = line.split(' : ')
      return value === undefined ? [] : [[label, value]]
    }),
  )
  expect(fields).toMatchObject({ 'Feature Name': 'TelnetClient', State: 'Enabled', 'Restart Required': 'Possible' })
})

test('what Puppet reads: a name and the first word of its state on the line below', async () => {
  const machine = await everyState()
  const { stdout } = await machine.dism('/english', '/online', '/Get-Features')
  const found = [...stdout.replaceAll('\r\n', '\n').matchAll(/^Feature Name : ([\w-]+)\nState : (\w+)/gm)]
  const states = Object.fromEntries(found.map(([, name, state]) => [name, state]))
  expect(states).toMatchObject({ TelnetClient: 'Enabled', TFTP: 'Disabled', 'Microsoft-Hyper-V': 'Enable' })
  expect(found).toHaveLength([...stdout.matchAll(/Feature Name/g)].length)
})
