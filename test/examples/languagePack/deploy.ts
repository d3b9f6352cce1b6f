import type { Machine } from 'dismulator'

/** Provisions the reader and installs French. Windows restarts by itself, as /Quiet allows it to. */
export async function deploy(dism: Machine['dism']): Promise<void> {
  await addReader(dism)
  await dism('/Online', '/Add-Package', '/PackagePath:C:\\in\\fr.cab', '/Quiet')
}

/** The same, and the bundle once more: only now it brings its French. */
export async function deployAgain(dism: Machine['dism']): Promise<void> {
  await deploy(dism)
  await addReader(dism)
}

async function addReader(dism: Machine['dism']): Promise<void> {
  const options = ['/PackagePath:C:\\in\\reader.msixbundle', '/SkipLicense', '/Region:all']
  await dism('/Online', '/Add-ProvisionedAppxPackage', ...options)
}
