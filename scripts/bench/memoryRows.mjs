// Rows that time what happens in memory, in this process.
import { built } from './images.mjs'
import { duration, processorSeconds } from './measure.mjs'

const PRESET = { preset: 'windows-11-24h2', languages: ['en-US', 'fr-FR'] }
const IMAGES = 200
const FILES = 20_000
const FORKS = 1000
const BUNDLES = 48

/** Images made and serviced a second, forks, a sign-in. */
export async function memoryRows(count) {
  const { createMachine, createWindowsImage } = await built('emulator/index')
  const { bundle } = await built('fixtures/index')
  const reader = await bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR'] })
  const { openAppPackage } = await built('src/formats/appx/openAppPackage')
  const { openAddRequest } = await built('src/servicing/appx/openAddRequest')
  const { addProvisionedAppxPackage } = await built('src/servicing/appx/addProvisionedAppxPackage')
  const { openImage } = await built('src/image/openImage')
  const { runOperation } = await built('src/servicing/runOperation')
  const { bytesSource } = await built('src/formats/ByteSource')
  let time = 133_800_000_000_000_000n
  const now = () => (time += 10_000n)
  const options = { semantics: 'documented', now }

  const whole = await processorSeconds(count, async () => {
    for (let image = 0; image < IMAGES; image++) {
      const machine = createMachine(PRESET)
      machine.write('C:\\in\\reader.msixbundle', reader)
      await add(machine, 'C:\\in\\reader.msixbundle')
    }
  })

  const opened = await openAppPackage(bytesSource(reader), 'reader.msixbundle')
  const common = { main: opened, dependencies: [], license: undefined, skipLicense: true, regions: 'all' }
  const request = await openAddRequest(openImage(createWindowsImage({ ...PRESET, now }), now), 'documented', common)
  const serviced = await processorSeconds(count, () => {
    for (let index = 0; index < IMAGES; index++) {
      const volume = createWindowsImage({ ...PRESET, now })
      const outcome = runOperation(openImage(volume, now), addProvisionedAppxPackage(request), options)
      if (!outcome.ok) throw outcome.error
      volume.apply(outcome.changes)
    }
  })

  const large = createWindowsImage({ ...PRESET, now })
  for (let file = 0; file < FILES; file++)
    large.write(`Data\\${Math.floor(file / 100)}\\file${file}.txt`, new Uint8Array([1]))
  const forks = await processorSeconds(count, () => {
    for (let fork = 0; fork < FORKS; fork++) large.fork().write('Data\\0\\file0.txt', new Uint8Array([2]))
  })

  const apps = createMachine(PRESET)
  for (let app = 0; app < BUNDLES; app++) {
    apps.write(`C:\\in\\${app}.msixbundle`, await bundle(`Contoso.App${app}`, { languages: ['en-US', 'fr-FR'] }))
    await add(apps, `C:\\in\\${app}.msixbundle`)
  }
  const { signIn } = await built('emulator/machine/signIn')
  const signedIn = await processorSeconds(count, () => {
    const outcome = runOperation(apps.image, signIn('alice', { languages: ['fr-FR'] }), options)
    if (!outcome.ok) throw outcome.error
  })

  return [
    perSecond('images made, and a small bundle added by `dism`', whole),
    perSecond('images made, and a small bundle added that is open already', serviced),
    { name: `fork of ${FILES} files, and one file written`, value: duration(forks / FORKS) },
    { name: `sign-in with ${BUNDLES} provisioned bundles`, value: duration(signedIn) },
  ]
}

function perSecond(name, seconds) {
  return { name, value: `${Math.round(IMAGES / seconds)} a second`, aim: '500 a second' }
}

async function add(machine, path) {
  const words = ['/Online', '/Add-ProvisionedAppxPackage', `/PackagePath:${path}`, '/SkipLicense']
  const { exitCode, stdout } = await machine.dism(...words)
  if (exitCode !== 0) throw new Error(stdout)
}
