import type { CapabilityIdentity } from '../../formats/mum/PackageManifest.ts'

/** A capability as DISM names it: token and architecture are empty, the version has four numbers, `1.0` being `0.0.1.0`. */
export function capabilityName({ name, language, version }: CapabilityIdentity): string {
  const parts = version === '' ? [] : version.split('.')
  const filled =
    parts.length === 0 ? '' : [...Array<string>(Math.max(0, 4 - parts.length)).fill('0'), ...parts].join('.')
  return `${name}~~~${language}~${filled}`
}
