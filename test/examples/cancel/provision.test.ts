import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createMachine } from 'dismulator'
import { bundle } from 'dismulator/fixtures'
import 'dismulator/vitest'
import { beforeEach, describe, expect, test } from 'vitest'

const SCRIPT = fileURLToPath(new URL('provision.py', import.meta.url))
const installed = spawnSync('python3', ['--version']).status === 0

describe.runIf(installed)(`provision.py${installed ? '' : ' (skipped: python3 is not installed)'}`, async () => {
  const machine = createMachine({ preset: 'windows-11-24h2' })
  machine.write('C:\\in\\reader.msixbundle', bundle('Contoso.Reader'))
  await machine.ready()
  const fresh = machine.snapshot()
  beforeEach(() => machine.restore(fresh))

  // The addition takes some steps. What a cancellation leaves is not known: either seed is possible.
  const cancellations = [1, 4].flatMap((at) => [0, 1].map((seed) => ({ fault: 'cancel' as const, at, seed })))

  test.each(cancellations)('mended, it has provisioned the reader whatever is cancelled: %o', async (fault) => {
    const armed = machine.fault(fault)
    expect((await machine.run(['python3', SCRIPT, 'verify'])).exitCode).toBe(0)
    expect(armed.struck).toBe(true)
    expect(machine.image).toHaveProvisioned('Contoso.Reader')
  })

  test('the harness finds that it does not verify', async () => {
    machine.fault({ fault: 'cancel', at: 4 })
    expect((await machine.run(['python3', SCRIPT])).exitCode).toBe(0)
    expect(() => expect(machine.image).toHaveProvisioned('Contoso.Reader')).toThrow(
      'Contoso.Reader is not provisioned, the addition of reader.msixbundle was cancelled and not verified (rule api.cancel.state); look what is there (/Get-ProvisionedAppxPackages), and add reader.msixbundle again when it is not',
    )
  })
})
