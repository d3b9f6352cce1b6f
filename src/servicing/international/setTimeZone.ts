import { controlPath, readString } from '../../image/readWindowsFacts.ts'
import type { HiveKey } from '../../formats/regf/Hive.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { OperationContext } from '../Operation.ts'
import { controlKeys, timeZoneKey } from './internationalPaths.ts'
import { invalidSetting } from './invalidSetting.ts'
import { timeZoneValues, type TimeZoneRules } from './timeZoneValues.ts'
import { timeZoneKnown } from './rules.ts'

/**
 * Makes one of the time zones that SOFTWARE knows that of the image.
 * @throws DismError INVALID_ARGUMENT when it knows none of that name
 */
export function setTimeZone(image: ForkedImage, context: OperationContext, name: string): string {
  const { registry } = image
  const key = registry.key('SOFTWARE', timeZoneKey(name))
  const rules = key?.name === name ? readRules(key) : undefined
  const because = rules
    ? 'Time Zones has it'
    : `Time Zones has ${key ? `${key.name}, spelled otherwise` : 'none of that name'}`
  const isKnown = (found: TimeZoneRules | undefined): found is TimeZoneRules =>
    context.decide(timeZoneKnown, name, found !== undefined, because)
  if (!isKnown(rules)) throw invalidSetting('TimeZone', name, because)
  const path = controlPath(registry, controlKeys.timeZone)
  for (const [value, content] of Object.entries(timeZoneValues(name, rules))) {
    if (typeof content === 'number') registry.setDword('SYSTEM', path, value, content)
    else if (typeof content === 'string') registry.setString('SYSTEM', path, value, content)
    else registry.setBinary('SYSTEM', path, value, content)
  }
  return name
}

/** TZI of a time zone's key and the names that it brings; undefined when it is too short. */
function readRules(key: HiveKey): TimeZoneRules | undefined {
  const bytes = key.value('TZI')?.data
  if (!bytes || bytes.length < 44) return undefined
  const standard = readString(key, 'MUI_Std') ?? readString(key, 'Std') ?? key.name
  const daylight = readString(key, 'MUI_Dlt') ?? readString(key, 'Dlt') ?? standard
  return { bytes, standard, daylight }
}
