import { describe, expect, test } from 'vitest'
import { bundle } from '../../../fixtures/index.ts'
import { servicedImage } from './servicedImage.ts'

describe('the app package of a bundle', () => {
  test.each([
    ['windows-11-24h2', 'x64', ['x86', 'x64', 'arm64'], 'x64'],
    ['windows-11-24h2', 'x64', ['x86', 'arm64'], 'x86'],
    ['windows-11-24h2', 'x64', ['neutral'], 'neutral'],
    ['windows-11-24h2', 'arm64', ['x64', 'arm', 'x86'], 'x64'],
    ['windows-10-22h2', 'arm64', ['x64', 'arm', 'x86'], 'arm'],
    ['windows-10-22h2', 'arm64', ['x64', 'x86'], 'x86'],
    ['windows-10-22h2', 'x86', ['x64', 'x86'], 'x86'],
    ['windows-rt-8.1', 'arm', ['x86', 'arm'], 'arm'],
  ] as const)(
    '%s %s takes of %j: %s (appx.architecture.application, appx.architecture.applicable)',
    async (preset, architecture, architectures, chosen) => {
      const image = servicedImage({ preset, architecture })
      const added = await image.add(await bundle('Contoso.Reader', { architectures, schema: schemaOf(preset) }))
      expect(added.status).toBe('ok')
      expect(image.packages()).toEqual([`Reader 1 ${chosen}`])
    },
  )

  test('none that runs: refused with 0x80073d10 (appx.architecture.applicable)', async () => {
    const image = servicedImage({ preset: 'windows-10-22h2', architecture: 'x86' })
    const added = await image.add(await bundle('Contoso.Reader', { architectures: ['x64', 'arm'] }))
    expect(added.status).toBe('0x80073d10')
    expect(Object.values(added.verdicts('appx.architecture.applicable'))).toEqual(['refused'])
    expect(image.provisioned()).toEqual([])
  })

  test('stubs are left out (appx.stub.member)', async () => {
    const image = servicedImage()
    const added = await image.add(
      await bundle('Contoso.Reader', { version: '1.0.0.1', architectures: ['x64'], stub: true }),
    )
    expect(Object.values(added.verdicts('appx.stub.member'))).toEqual(['considered', 'left out'])
    expect(image.packages()).toEqual(['Reader 1.0.0.1 x64'])
  })
})

describe('language resource packages', () => {
  test.each([
    [['en-US', 'es-ES'], ['en-US', 'es-ES', 'fr-FR'], ['language-es']],
    [['fr-CA'], ['en-US', 'fr'], ['language-fr']],
    [['zh-CN'], ['en-US', 'zh-Hans', 'zh-Hant'], ['language-zh-hans']],
    [['zh-TW'], ['en-US', 'zh-CN', 'zh-TW'], ['language-zh-hant']],
    [['pt-PT'], ['en-US', 'pt-BR'], []],
    [['de-DE'], ['en-US', 'de-AT'], []],
    [['sr-Latn-RS'], ['en-US', 'sr-Cyrl-RS'], []],
    [['en-US'], ['en-US'], []],
  ])(
    'an image with %j takes of a bundle with %j: %j (appx.language.match, appx.language.parent, appx.language.sibling)',
    async (languages, offered, taken) => {
      const image = servicedImage({ languages })
      await image.add(await bundle('Contoso.Reader', { languages: offered }))
      expect(image.packages()).toEqual(['Reader 1 neutral', ...taken.map((id) => `Reader 1 split.${id}`)])
      expect(image.stale()).toBe(false)
    },
  )

  test('each is decided by the rule that took it', async () => {
    const image = servicedImage({ languages: ['es-ES', 'fr-CA', 'pt-PT'] })
    const added = await image.add(
      await bundle('Contoso.Reader', { languages: ['en-US', 'es-ES', 'fr', 'pt-BR', 'de-DE', 'it'] }),
    )
    const rules = added.decisions
      .filter((one) => one.rule.startsWith('appx.language.'))
      .map((one) => `${one.subject.split('_')[3]?.replace('split.language-', '')}: ${one.rule} ${one.verdict}`)
    expect(rules.sort()).toEqual([
      'de: appx.language.match left out',
      'es: appx.language.match added',
      'fr: appx.language.parent added',
      'it: appx.language.parent left out',
      'pt: appx.language.sibling left out',
    ])
  })

  test('another region stands in under observed semantics, when nothing serves the language better (appx.language.sibling)', async () => {
    const bytes = await bundle('Contoso.Reader', { languages: ['en-US', 'pt-BR'] })
    const image = servicedImage({ languages: ['pt-PT'], semantics: 'observed' })
    await image.add(bytes)
    expect(image.packages()).toEqual(['Reader 1 neutral', 'Reader 1 split.language-pt'])

    const better = await bundle('Contoso.Reader', {
      languages: ['en-US', 'pt-BR', 'pt-PT'],
      languagePacks: [['pt-BR'], ['pt-PT']],
    })
    const served = servicedImage({ languages: ['pt-PT'], semantics: 'observed' })
    const added = await served.add(better)
    expect(added.verdicts('appx.language.sibling')).toEqual({
      'Contoso.Reader_1.0.0.0_neutral_split.language-pt_h91ms92gdsmmt': 'left out',
    })
  })

  test('another region stands in although the pack holds a language without a region, too', async () => {
    const bytes = await bundle('Contoso.Reader', { languages: ['en-US'], languagePacks: [['pt-BR', 'de']] })
    const image = servicedImage({ languages: ['pt-PT'], semantics: 'observed' })
    await image.add(bytes)
    expect(image.packages()).toContain('Reader 1 split.language-pt')
  })

  test('no other region stands in for a language that the app package holds', async () => {
    const bytes = await bundle('Contoso.Reader', { languages: ['en-US'], languagePacks: [['en-GB']] })
    const image = servicedImage({ languages: ['en-US'], semantics: 'observed' })
    await image.add(bytes)
    expect(image.packages()).toEqual(['Reader 1 neutral'])
    expect(image.stale()).toBe(false)
  })

  test('a pack that holds several languages applies by any of them', async () => {
    const image = servicedImage({ languages: ['es-MX'] })
    await image.add(await bundle('Contoso.Reader', { languages: ['en-US', 'es-ES', 'es-MX'] }))
    expect(image.packages()).toEqual(['Reader 1 neutral', 'Reader 1 split.language-es'])
  })
})

test('all scales and all DirectX feature levels are added (appx.scale.all, appx.dxfl.all)', async () => {
  const image = servicedImage()
  const added = await image.add(
    await bundle('Contoso.Reader', { scales: [100, 150, 400], dxFeatureLevels: [9, 10, 11] }),
  )
  expect(image.packages()).toEqual([
    'Reader 1 neutral',
    'Reader 1 split.scale-100',
    'Reader 1 split.scale-150',
    'Reader 1 split.scale-400',
    'Reader 1 split.dxfeaturelevel-10',
    'Reader 1 split.dxfeaturelevel-11',
  ])
  expect(Object.keys(added.verdicts('appx.scale.all'))).toHaveLength(3)
  expect(Object.keys(added.verdicts('appx.dxfl.all'))).toHaveLength(2)
})

function schemaOf(preset: string): '2010' | 'windows10' {
  return preset.includes('8.1') ? '2010' : 'windows10'
}
