import { DismError } from '../../errors/DismError.ts'
import type { SettingName } from './InternationalSettings.ts'

/** The error of a setting whose value cannot be used. */
export function invalidSetting(setting: SettingName, value: string, because: string): DismError {
  const option = `/Set-${setting}`
  return new DismError('INVALID_ARGUMENT', `${option}:${value} is invalid: ${because}`, { args: [value, option] })
}
