import type { Machine } from 'dismulator'

/** Provisions the reader, installs French, and adds the reader again: only now the bundle brings its French. */
export async function deploy(dism: Machine['dism']): Promise<void> {
  await forgetfulDeploy(dism)
  await addReader(dism)
}

/** Provisions the reader and installs French. Windows restarts by itself, as /Quiet allows it to. */
export async function forgetfulDeploy(dism: Machine['dism']): Promise<void> {
  await addReader(dism)
  await dism('/Online', '/Add-Package', '/PackagePath:C:\\in\\fr.cab', '/Quiet')
}

async function addReader(dism: Machine['dism']): Promise<void> {
  const options = ['/PackagePath:C:\\in\\reader.msixbundle', '/SkipLicense', '/Region:all']
  await dism('/Online', '/Add-ProvisionedAppxPackage', ...options)
}
