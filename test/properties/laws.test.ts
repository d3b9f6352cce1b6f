import { describe, expect, test } from 'vitest'
import { ALLOWED_DIFFERENCES } from '../../properties/laws/allowedDifferences.ts'
import { BrokenLaw } from '../../properties/laws/BrokenLaw.ts'
import { hivesStayValid } from '../../properties/laws/hivesStayValid.ts'
import { listAgreesWithImage } from '../../properties/laws/listAgreesWithImage.ts'
import { machineFollowsModel } from '../../properties/laws/machineFollowsModel.ts'
import { factsOf } from '../../properties/packages/factsOf.ts'
import { addApp } from '../../properties/runs/addApp.ts'
import { driveOperations } from '../../properties/runs/driveOperations.ts'
import { startRun } from '../../properties/runs/ImageRun.ts'
import type { BundleAppSpec } from '../../properties/specs/AppSpec.ts'
import type { ImageSpec } from '../../properties/specs/ImageSpec.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import { ruleRegister } from '../../src/servicing/ruleRegister.ts'

const IMAGE: ImageSpec = {
  preset: 'windows-11-24h2',
  architecture: 'x64',
  languages: ['en-US', 'fr-FR'],
  defaultLanguage: 'en-US',
  users: [],
}

const READER: BundleAppSpec = {
  kind: 'bundle',
  name: 'Contoso.Reader',
  version: '1.0.0.0',
  windows: '8.1',
  architectures: ['neutral'],
  appLanguage: 'en-US',
  packs: [['fr']],
  scales: [],
  dxFeatureLevels: [],
  stub: false,
  frameworks: [],
}

const FOLDER = `Program Files\\WindowsApps\\${factsOf(READER).packages[1]?.fullName}`

async function withReader() {
  const run = startRun(IMAGE)
  await addApp(run, READER)
  return run
}

describe('a law that is broken by hand says so', () => {
  test('a folder is missing', async () => {
    const run = await withReader()
    listAgreesWithImage(run.image)
    run.volume.remove(FOLDER)
    expect(() => listAgreesWithImage(run.image)).toThrow(BrokenLaw)
    expect(() => listAgreesWithImage(run.image)).toThrow('missing: Contoso.Reader_1.0.0.0_neutral_split.language-fr')
  })

  test('the provisioning list names too little', async () => {
    const run = await withReader()
    run.volume.write('ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml', new TextEncoder().encode('<x/>'))
    expect(() => listAgreesWithImage(run.image)).toThrow('AppxProvisioning.xml')
  })

  test('a hive is not clean', async () => {
    const run = await withReader()
    const path = 'Windows\\System32\\config\\SOFTWARE'
    const bytes = readAll(run.volume.open(path)).slice()
    hivesStayValid(run.volume)
    bytes[100] = (bytes[100] ?? 0) ^ 1
    run.volume.write(path, bytes)
    expect(() => hivesStayValid(run.volume)).toThrow('the checksum is wrong')
  })

  test('another reader finds a key more', async () => {
    const run = await withReader()
    expect(() => hivesStayValid(run.volume, [() => ['Nowhere']])).toThrow('only found by it: Nowhere')
  })

  test('the machine does less than the model', async () => {
    const script = {
      image: IMAGE,
      apps: [READER],
      commands: [{ kind: 'add', app: 0, frameworks: [], license: 'skip' }],
    } as const
    await machineFollowsModel(script)
    const lazy: typeof driveOperations = (each, semantics) => ({
      ...driveOperations(each, semantics),
      carryOut: async () => ({ refused: undefined }),
    })
    await expect(machineFollowsModel(script, 'documented', lazy)).rejects.toThrow(
      'missing: Contoso.Reader_1.0.0.0_neutral_~',
    )
  })
})

test('every difference that is allowed names a rule of the register', () => {
  const rules = ruleRegister.map((rule) => rule.id)
  for (const { rule } of ALLOWED_DIFFERENCES) expect(rules).toContain(rule)
})
