import { describe, expect, test } from 'vitest'
import { bundle } from '../../../fixtures/index.ts'
import { servicedImage } from './servicedImage.ts'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'

async function withReader() {
  const image = servicedImage({ languages: ['en-US', 'es-ES', 'fr-FR'] })
  await image.add(
    await bundle('Contoso.Reader', {
      languages: ['en-US', 'es-ES', 'fr-FR'],
      scales: [100, 150, 400],
      dxFeatureLevels: [9, 10, 11],
    }),
  )
  return image
}

describe('the first sign-in after OOBE', () => {
  test('removes the resource packages that do not fit the user, and never the app (appx.prune.once, appx.prune.language, appx.register.resource)', async () => {
    const image = await withReader()
    const signed = image.signIn('ann', { languages: ['es-ES'], scale: 125, dxFeatureLevel: 10, firstAfterOobe: true })
    const kept = [
      'Reader 1 neutral',
      'Reader 1 split.language-es',
      'Reader 1 split.scale-150',
      'Reader 1 split.dxfeaturelevel-10',
    ]
    expect(image.packages()).toEqual(kept)
    expect(image.registered('ann')).toEqual([...kept, 'Reader 1 ~'].sort())
    expect(Object.values(signed.verdicts('appx.prune.language'))).toEqual(['kept', 'removed'])
    expect(Object.values(signed.verdicts('appx.prune.scale')).sort()).toEqual(['kept', 'removed', 'removed'])
    expect(Object.values(signed.verdicts('appx.prune.dxfl'))).toEqual(['kept', 'removed'])
  })

  test('what fits leaves nothing to remember (appx.prune.recorded)', async () => {
    const image = servicedImage()
    await image.add(await bundle('Contoso.Reader'))
    image.signIn('ann', { firstAfterOobe: true })
    expect(image.key(`Applications\\${READER}`)?.value('PrunedPackages')).toBeUndefined()
  })

  test('what was removed is not stale (appx.prune.recorded, appx.language.stale, appx.prune.dxfl)', async () => {
    const image = await withReader()
    image.signIn('ann', { firstAfterOobe: true })
    expect(image.packages()).toEqual([
      'Reader 1 neutral',
      'Reader 1 split.scale-100',
      'Reader 1 split.dxfeaturelevel-11',
    ])
    expect(image.stale()).toBe(false)
  })

  test('a scale or level inside the app package serves too (appx.prune.scale, appx.prune.dxfl)', async () => {
    const image = await withReader()
    image.signIn('ann', { scale: 200, dxFeatureLevel: 9, firstAfterOobe: true })
    expect(image.packages()).toEqual(['Reader 1 neutral'])
  })

  test('beyond the largest scale, the largest serves (appx.prune.scale)', async () => {
    const image = await withReader()
    image.signIn('ann', { scale: 500, firstAfterOobe: true })
    expect(image.packages()).toContain('Reader 1 split.scale-400')
  })
})

test('under observed semantics another region that was added fits the user, too', async () => {
  const image = servicedImage({ languages: ['pt-PT'], semantics: 'observed' })
  await image.add(await bundle('Contoso.Reader', { languages: ['en-US', 'pt-BR'] }))
  image.signIn('ann', { languages: ['pt-PT'], firstAfterOobe: true })
  expect(image.packages()).toContain('Reader 1 split.language-pt')
  expect(image.registered('ann')).toContain('Reader 1 split.language-pt')
})

describe('any other sign-in', () => {
  test('removes nothing (appx.prune.once)', async () => {
    const image = await withReader()
    const before = image.packages()
    const signed = image.signIn('ann', { languages: ['fr-FR'] })
    expect(signed.verdicts('appx.prune.once')).toEqual({ [READER]: 'not pruned' })
    expect(image.packages()).toEqual(before)
    expect(image.registered('ann')).toContain('Reader 1 split.language-fr')
    expect(image.registered('ann')).not.toContain('Reader 1 split.language-es')
  })

  test('registers what was provisioned since, once (appx.register.signin)', async () => {
    const image = await withReader()
    image.signIn('ann')
    await image.add(await bundle('Contoso.Writer'))
    image.signIn('ann')
    expect(image.registered('ann')).toContain('Writer 1 ~')
    const before = image.volume.fork()
    image.signIn('ann')
    expect(image.volume.diff(before)).toEqual([])
  })

  test('a bundle that comes after the first sign-in keeps all its packages', async () => {
    const image = await withReader()
    image.signIn('ann', { firstAfterOobe: true })
    await image.add(await bundle('Contoso.Writer', { languages: ['en-US', 'fr-FR'] }))
    image.signIn('ann')
    expect(image.packages()).toContain('Writer 1 split.language-fr')
  })
})

test('adding the same bundle again after pruning brings everything back', async () => {
  const image = await withReader()
  const before = image.packages()
  image.signIn('ann', { firstAfterOobe: true })
  expect(image.packages()).not.toEqual(before)
  await image.add(
    await bundle('Contoso.Reader', {
      languages: ['en-US', 'es-ES', 'fr-FR'],
      scales: [100, 150, 400],
      dxFeatureLevels: [9, 10, 11],
    }),
  )
  expect(image.packages()).toEqual(before)
  expect(image.stale()).toBe(false)
})
