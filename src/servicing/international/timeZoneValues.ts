/** When it is what time in a time zone. */
export interface TimeZoneRules {
  /** REG_TZI_FORMAT, 44 bytes: bias 0, standard bias 4, daylight bias 8, standard date 12, daylight date 28. */
  readonly bytes: Uint8Array
  /** Name of standard time, or where it stands: `@tzres.dll,-212`. */
  readonly standard: string
  readonly daylight: string
}

/** Rules of a zone without summer time. @param bias minutes to add to local time for UTC */
export function timeZoneRules(name: string, bias: number): TimeZoneRules {
  const bytes = new Uint8Array(44)
  new DataView(bytes.buffer).setInt32(0, bias, true)
  return { bytes, standard: name, daylight: name.replace('Standard', 'Daylight') }
}

/** The values of TimeZoneInformation in SYSTEM. Numbers are REG_DWORD, in two's complement. */
export function timeZoneValues(
  name: string,
  { bytes, standard, daylight }: TimeZoneRules,
): Readonly<Record<string, string | number | Uint8Array>> {
  const bias = (offset: number) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(offset, true)
  return {
    Bias: bias(0),
    StandardBias: bias(4),
    DaylightBias: bias(8),
    StandardStart: bytes.slice(12, 28),
    DaylightStart: bytes.slice(28, 44),
    StandardName: standard,
    DaylightName: daylight,
    TimeZoneKeyName: name,
    DynamicDaylightTimeDisabled: 0,
    ActiveTimeBias: bias(0),
  }
}
