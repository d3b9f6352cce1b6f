import type { DriverService } from './DriverInf.ts'
import type { InfFile, InfLine } from './InfFile.ts'

/** Flag of AddService: the service is the function driver of the device. */
const ASSOCIATED = 0x2

/** The services that `[<install>.Services]` adds. One without a name is none. */
export function driverServices(inf: InfFile, install: string | undefined): readonly DriverService[] {
  const lines = install === undefined ? [] : (inf.section(`${install}.Services`) ?? [])
  return lines
    .filter(({ key, values }) => key?.toLowerCase() === 'addservice' && (values[0] ?? '') !== '')
    .flatMap((line) => serviceOf(inf, line))
}

function serviceOf(inf: InfFile, { values }: InfLine): DriverService[] {
  const [name = '', flags = '', section = ''] = values
  const line = (key: string) => inf.line(section, key)
  const number = (key: string, otherwise: number) => infNumber(line(key)?.values[0]) ?? otherwise
  if (!inf.section(section)) return []
  return [
    {
      name,
      isFunction: ((infNumber(flags) ?? 0) & ASSOCIATED) !== 0,
      displayName: line('DisplayName')?.values[0],
      rawDisplayName: line('DisplayName')?.raw.values[0],
      type: number('ServiceType', 1),
      start: number('StartType', 3),
      errorControl: number('ErrorControl', 1),
      binary: line('ServiceBinary')?.values[0] ?? '',
      group: line('LoadOrderGroup')?.values[0],
      dependencies: (line('Dependencies')?.values ?? []).filter((one) => one !== ''),
    },
  ]
}

/** A number as INF files write it, decimal or `0x…`; undefined for anything else. */
function infNumber(text = ''): number | undefined {
  return /^(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(text) ? Number(text) : undefined
}
