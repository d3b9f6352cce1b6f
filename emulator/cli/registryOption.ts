import type { RegistrySpec, RegistryValueSpec } from '../../fixtures/index.ts'
import { listOption } from './listOption.ts'
import { UsageError } from './UsageError.ts'

/**
 * Registry values of a command line, `HKEY_LOCAL_MACHINE\SOFTWARE\Contoso\Version=1.0`, parted by commas; a number is
 * written as in .reg files, `dword:0000001f`.
 * @throws UsageError
 */
export function registryOption(name: string, text: string | undefined): RegistrySpec | undefined {
  const registry: Record<string, Record<string, RegistryValueSpec>> = {}
  for (const one of listOption(text) ?? []) {
    const [, root, below, value, data] = /^(HKEY_[A-Z_]+|HKLM|HKCR|HKU)\\(.+)\\([^\\=]*)=(.*)$/i.exec(one) ?? []
    if (root === undefined || below === undefined || value === undefined || data === undefined)
      throw new UsageError(`--${name}: ${one} is not of the form HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\Version=1.0`)
    const [, number] = /^dword:([0-9a-f]{1,8})$/i.exec(data) ?? []
    const values = (registry[`${root}\\${below}`] ??= {})
    values[value] = number === undefined ? data : parseInt(number, 16)
  }
  return text === undefined ? undefined : registry
}
