import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createWindowsImage } from '../../emulator/index.ts'
import { driver } from '../../fixtures/index.ts'
import { bytesSource, readAll } from '../../src/formats/ByteSource.ts'
import { parseDriverInf } from '../../src/formats/inf/parseDriverInf.ts'
import { parseInf } from '../../src/formats/inf/parseInf.ts'
import { fileTimeOf } from '../../src/host/Clock.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { Volume } from '../../src/image/Volume.ts'
import { createJudge } from '../../src/rules/Judge.ts'
import { addDrivers, type DriverOutcome } from '../../src/servicing/drivers/addDrivers.ts'
import { listDrivers } from '../../src/servicing/drivers/describeDriver.ts'
import type { DriverPackage } from '../../src/servicing/drivers/DriverPackage.ts'
import { removeDrivers } from '../../src/servicing/drivers/removeDrivers.ts'
import type { Operation } from '../../src/servicing/Operation.ts'
import { runOperation } from '../../src/servicing/runOperation.ts'
import { hasTool } from '../formats/regf/hasTool.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

const now = () => fileTimeOf(Date.UTC(2026, 2, 4, 5, 6, 7))

/** Driver packages, two of one name: a newer one. The last is for another architecture. */
const PACKAGES: readonly DriverPackage[] = [
  packageOf('contosonet', { compatibleIds: ['PCI\\CC_02'] }),
  packageOf('contosodisk', { className: 'SCSIAdapter' }),
  packageOf('contosodisk', { className: 'SCSIAdapter', version: '2.0.0.0' }),
  packageOf('contosokeys', { className: 'Keyboard', hardwareIds: ['HID\\VID_C0DE', 'PCI\\CC_02'] }),
  packageOf('contosoarm', { architectures: ['arm64'] }),
]
const FOREIGN = PACKAGES.length - 1

function packageOf(name: string, spec: Parameters<typeof driver>[1]): DriverPackage {
  const files = driver(name, spec)
  const inf = files[`${name}.inf`] ?? new Uint8Array()
  const file = (path: string) => (files[path] ? bytesSource(files[path]) : undefined)
  const parsed = parseDriverInf(parseInf(inf, `${name}.inf`))
  return { path: `D:\\${name}.inf`, infName: `${name}.inf`, folder: 'D:', inf, driver: parsed, file }
}

type Step = { readonly add: number } | { readonly remove: number }

const steps = fc.array(
  fc.oneof(fc.record({ add: fc.nat({ max: FOREIGN }) }), fc.record({ remove: fc.nat({ max: 4 }) })),
  { maxLength: 12 },
)

function carryOut(volume: Volume, operation: Operation<readonly DriverOutcome[]>): DriverOutcome | undefined {
  const image = openImage(volume, now)
  const outcome = runOperation(image, operation, { semantics: 'documented', now })
  if (!outcome.ok) throw outcome.error
  volume.apply(outcome.changes)
  return outcome.result[0]
}

/** Does a step to an image. @returns the published name that came of it; undefined when it failed */
function follow(volume: Volume, step: Step): string | undefined {
  if ('remove' in step) return carryOut(volume, removeDrivers([`OEM${step.remove}.inf`]))?.published
  return carryOut(volume, addDrivers(PACKAGES.slice(step.add, step.add + 1), { forceUnsigned: false }))?.published
}

/** Does a step to the model, which says by number what package is there. @returns the same */
function followInModel(model: Map<number, number>, step: Step): string | undefined {
  if ('remove' in step) return model.delete(step.remove) ? `oem${step.remove}.inf` : undefined
  if (step.add === FOREIGN) return undefined
  const known = [...model].find(([, index]) => index === step.add)?.[0]
  let free = 0
  while (model.has(free)) free++
  model.set(known ?? free, step.add)
  return `oem${known ?? free}.inf`
}

/** Files and registry say what the model says. */
function agree(volume: Volume, model: ReadonlyMap<number, number>): void {
  const image = openImage(volume, now)
  const numbers = [...model.keys()].toSorted((a, b) => a - b)
  const names = numbers.map((number) => `oem${number}.inf`)
  const listed = listDrivers(image, false, createJudge('documented'))
  expect(listed.map(({ published, originalName, version }) => [published, originalName, version[0]])).toEqual(
    numbers.map((number) => {
      const given = PACKAGES[model.get(number) ?? 0]
      return [`oem${number}.inf`, given?.infName, given?.driver.version[0]]
    }),
  )
  expect(namesIn(volume, 'Windows\\INF', /^oem\d+\.inf$/)).toEqual(names)
  const stores = namesIn(volume, 'Windows\\System32\\DriverStore\\FileRepository', /^contoso/)
  expect(new Set(stores)).toEqual(new Set(listed.map(({ infPath }) => infPath.split('\\').at(-2))))
  for (const { published, infPath } of listed)
    expect(readAll(volume.open(infPath))).toEqual(readAll(volume.open(`Windows\\INF\\${published}`)))
  const map = image.registry.key('SYSTEM', 'DriverDatabase')?.value('OemInfMap')?.data ?? new Uint8Array()
  const marked = Array.from({ length: map.length * 8 }, (_, number) => number).filter(
    (number) => ((map[number >> 3] ?? 0) & (0x80 >> (number & 7))) !== 0,
  )
  expect(marked).toEqual(numbers)
  const disks = numbers.filter((number) => [1, 2].includes(model.get(number) ?? 0))
  expect(volume.stat('Windows\\System32\\drivers\\contosodisk.sys') !== undefined).toBe(disks.length > 0)
  expect(image.registry.key('SYSTEM', 'ControlSet001\\Services\\contosodisk') !== undefined).toBe(disks.length > 0)
}

function namesIn(volume: Volume, folder: string, form: RegExp): string[] {
  return volume
    .list(folder)
    .map(({ name }) => name)
    .filter((name) => form.test(name))
    .toSorted()
}

/** Every path of a volume with its size, without hives: those keep room that was freed. */
function namesOf(volume: Volume, folder = ''): string[] {
  return volume.list(folder).flatMap(({ name, kind, size }) => {
    const path = folder === '' ? name : `${folder}\\${name}`
    if (kind === 'folder') return [path, ...namesOf(volume, path)]
    return /\\config\\[^\\]+$/.test(path) ? [] : [`${path} ${size}`]
  })
}

/** Paths of all keys of a hive's driver database, as hivexsh lists them. */
function keysOf(volume: Volume, hive: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'dismulator-drivers-'))
  try {
    writeFileSync(join(folder, hive), readAll(volume.open(`Windows\\System32\\config\\${hive}`)))
    const script = ['DriverInfFiles', 'DriverPackages'].map((key) => `cd \\DriverDatabase\\${key}\nls\n`).join('')
    return execFileSync('hivexsh', [join(folder, hive)], { input: script, encoding: 'utf8' })
      .trim()
      .split('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('Drivers that are added and removed in any order', () => {
  test(
    'numbers, files and registry agree after every step, and nothing is left in the end',
    () => {
      fc.assert(
        fc.property(steps, (sequence) => {
          const volume = createWindowsImage({ preset: 'windows-11-24h2', now })
          const before = namesOf(volume)
          const model = new Map<number, number>()
          for (const step of sequence) {
            expect(follow(volume, step)).toBe(followInModel(model, step))
            agree(volume, model)
          }
          for (const number of model.keys()) carryOut(volume, removeDrivers([`oem${number}.inf`]))
          agree(volume, new Map())
          expect(namesOf(volume).filter((name) => !name.includes('CatRoot') && name !== 'Windows\\INF')).toEqual(
            before.filter((name) => name !== 'Windows\\INF'),
          )
          const { registry } = openImage(volume, now)
          for (const hive of ['SYSTEM', 'DRIVERS'] as const)
            for (const id of ['PCI\\CC_02', 'HID', 'PCI\\VEN_C0DE&DEV_9C64'])
              expect(registry.key(hive, `DriverDatabase\\DeviceIds\\${id}`)).toBeUndefined()
        }),
        settings(40),
      )
    },
    PROPERTY_TIMEOUT,
  )

  test.skipIf(!hasTool('hivexsh'))(
    `hivexsh reads both databases${hasTool('hivexsh') ? '' : ' (skipped: no hivexsh)'}`,
    () => {
      const volume = createWindowsImage({ preset: 'windows-11-24h2', now })
      const before = { SYSTEM: keysOf(volume, 'SYSTEM'), DRIVERS: keysOf(volume, 'DRIVERS') }
      for (const index of [0, 1, 2])
        carryOut(volume, addDrivers(PACKAGES.slice(index, index + 1), { forceUnsigned: false }))
      carryOut(volume, removeDrivers(['oem1.inf']))
      const added = (hive: 'SYSTEM' | 'DRIVERS') => keysOf(volume, hive).filter((key) => !before[hive].includes(key))
      expect(added('SYSTEM')).toEqual(['oem2.inf', expect.stringMatching(/^contosodisk\.inf_amd64_[0-9a-f]{16}$/)])
      expect(added('DRIVERS')).toEqual(['oem0.inf', expect.stringMatching(/^contosonet\.inf_amd64_[0-9a-f]{16}$/)])
      for (const number of [0, 2]) carryOut(volume, removeDrivers([`oem${number}.inf`]))
      expect([keysOf(volume, 'SYSTEM'), keysOf(volume, 'DRIVERS')]).toEqual([before.SYSTEM, before.DRIVERS])
    },
  )
})
