import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMachine } from '../../emulator/index.ts'
import { appSpec } from '../../properties/arbitraries/appSpecs.ts'
import { imageSpec } from '../../properties/arbitraries/imageSpec.ts'
import { script } from '../../properties/arbitraries/script.ts'
import { factsOf } from '../../properties/packages/factsOf.ts'
import { openApp } from '../../properties/packages/openApp.ts'
import { packageFullName } from '../../src/formats/appx/packageFullName.ts'
import type { ImageSpec } from '../../properties/specs/ImageSpec.ts'
import { settings } from './settings.ts'

const smallest = <Value>(arbitrary: fc.Arbitrary<Value>, holds: (value: Value) => boolean): Value | undefined =>
  fc.check(
    fc.property(arbitrary, (value) => !holds(value)),
    settings(1000),
  ).counterexample?.[0]

describe('what is drawn shrinks', () => {
  const image = {
    preset: 'windows-11-24h2',
    architecture: 'x64',
    languages: ['en-US'],
    defaultLanguage: 'en-US',
    users: [],
  }

  test('to the smallest image and the shortest script', () => {
    const found = smallest(script(), ({ commands }) => commands.some((one) => one.kind === 'sign in'))
    expect(found?.image).toEqual(image)
    expect(found?.apps).toHaveLength(1)
    expect(found?.commands).toEqual([
      { kind: 'sign in', user: 'alice', languages: ['en-US'], scale: 100, dxFeatureLevel: 11 },
    ])
  })

  test('to the smallest bundle', () => {
    const found = smallest(appSpec(), (app) => app.kind === 'bundle' && app.packs.some((pack) => pack.includes('fr')))
    expect(found).toEqual({
      kind: 'bundle',
      name: 'Contoso.Reader',
      version: '1.0.0.1',
      windows: '8.1',
      architectures: ['neutral'],
      appLanguage: 'en-US',
      packs: [['fr']],
      scales: [],
      dxFeatureLevels: [],
      stub: false,
      assets: false,
      frameworks: [],
      order: [],
    })
  })

  test('an add to one without frameworks', () => {
    const found = smallest(script(), ({ commands }) => commands.some((one) => one.kind === 'add'))
    expect(found?.commands).toEqual([{ kind: 'add', app: 0, frameworks: [], license: 'skip' }])
  })
})

test('an image that is drawn is one that createMachine takes', () => {
  const machineOf = (spec: ImageSpec) => void createMachine(spec)
  fc.assert(fc.property(imageSpec(), machineOf), settings(100))
})

test('the facts of an app are those of its real package', async () => {
  await fc.assert(
    fc.asyncProperty(appSpec(), async (app) => {
      const facts = factsOf(app)
      const opened = await openApp(app)
      expect(packageFullName(opened.identity)).toBe(facts.fullName)
      const members =
        opened.kind === 'bundle'
          ? opened.packages.map(({ identity, type, resources, stub }) => ({ identity, type, resources, stub }))
          : [{ identity: opened.identity, type: 'application', resources: opened.manifest.resources, stub: false }]
      expect(facts.packages.map(({ content: _content, ...rest }) => rest)).toEqual(
        members.map(({ identity, type, resources, stub }) => ({
          fullName: packageFullName(identity),
          type,
          architecture: identity.architecture,
          stub,
          ...resources,
        })),
      )
    }),
    settings(60),
  )
})
