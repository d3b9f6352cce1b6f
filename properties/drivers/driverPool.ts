import { catalog, driver, type DriverSpec } from '../../fixtures/index.ts'

/** A driver package of the pool, and what the documents say of it. */
export interface PooledDriver {
  /** Of INF, driver file and service. */
  readonly name: string
  readonly spec: DriverSpec
  /** Whether its class, or when its service starts, makes it boot-critical. */
  readonly critical: boolean
  readonly signed: boolean
  /** Whether all its files lie beside it. */
  readonly complete: boolean
  /** Files by name, as they lie in its folder. */
  readonly files: Readonly<Record<string, Uint8Array>>
}

const EVERY = ['x86', 'amd64', 'arm64'] as const
const text = (content: string): Uint8Array => new TextEncoder().encode(content)

/**
 * Driver packages in which things meet: two versions of one, services that others have too, classes that Windows needs
 * to start and others, for all architectures or one, for devices or none, signed, half signed and not at all, whole, torn
 * and in tatters.
 */
export const DRIVER_POOL: readonly PooledDriver[] = [
  pooled('contosonet', { architectures: EVERY, compatibleIds: ['PCI\\CC_02'] }),
  pooled('contosodisk', diskOf('1.0.0.0'), { critical: true }),
  pooled('contosodisk', diskOf('2.0.0.0'), { critical: true }),
  pooled('contosonet', { architectures: EVERY, version: '2.0.0.0', provider: 'Fabrikam' }),
  pooled(
    'contosokeys',
    { architectures: EVERY, className: 'Keyboard', hardwareIds: ['HID\\VID_C0DE', 'PCI\\CC_02'] },
    { critical: true },
  ),
  pooled(
    'contosoboot',
    { architectures: EVERY, startType: 0, files: { 'contosodisk.dll': 'boot' } },
    { critical: true },
  ),
  pooled('contosobare', { architectures: EVERY, signed: false }, { signed: false }),
  listedBy('contosofake', () => catalog([text('another')], { signers: 1 })),
  pooled('contosoarm', { architectures: ['arm64'] }),
  lacking('contosotorn', { architectures: EVERY, files: { 'contosotorn.dll': 'helper' } }, '.sys'),
  pooled('contosonew', { architectures: ['amd64', 'arm64'], className: 'Display' }),
  pooled('contosoold', { architectures: ['x86'], className: 'DiskDrive', startType: 3 }, { critical: true }),
  listedBy('contosonobody', (inf, sys) => catalog([inf, sys])),
  listedBy('contosohalf', (inf) => catalog([inf, text('another')], { signers: 1 })),
  listedBy('contosotext', () => text('no catalog')),
  listedBy('contosochanged', (_inf, sys) => catalog([text('as it was'), sys], { signers: 1 })),
  lacking('contosotatters', { architectures: EVERY, files: { 'contosotatters.dll': 'helper' } }, '.sys', '.dll'),
  pooled('contosofilter', { architectures: EVERY, className: 'System', primitive: true }, { critical: true }),
]

/** The place in the pool of what is no driver package at all. */
export const NO_DRIVER = DRIVER_POOL.length

/** The files at a place of the pool, by name. */
export function filesOfDriver(place: number): Readonly<Record<string, Uint8Array>> {
  return DRIVER_POOL[place]?.files ?? { 'autorun.inf': text('[autorun]\r\nopen=setup.exe\r\n') }
}

function diskOf(version: string): DriverSpec {
  const files = { 'contosodisk.dll': `helper of ${version}` }
  return { architectures: EVERY, className: 'SCSIAdapter', version, files }
}

function pooled(name: string, spec: DriverSpec, facts: { critical?: boolean; signed?: boolean } = {}): PooledDriver {
  return { name, spec, critical: false, signed: true, complete: true, ...facts, files: driver(name, spec) }
}

/** A package for IDE controllers whose catalog does not make it a signed one. */
function listedBy(name: string, make: (inf: Uint8Array, sys: Uint8Array) => Uint8Array): PooledDriver {
  const one = pooled(name, { architectures: EVERY, className: 'HDC' }, { critical: true, signed: false })
  const { [`${name}.inf`]: inf = text(''), [`${name}.sys`]: sys = text('') } = one.files
  return { ...one, files: { ...one.files, [`${name}.cat`]: make(inf, sys) } }
}

/** A package some of whose files do not lie beside it. */
function lacking(name: string, spec: DriverSpec, ...endings: readonly string[]): PooledDriver {
  const one = pooled(name, spec)
  const files = Object.entries(one.files).filter(([file]) => !endings.some((ending) => file.endsWith(ending)))
  return { ...one, complete: false, files: Object.fromEntries(files) }
}
