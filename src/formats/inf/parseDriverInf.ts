import { FormatError } from '../FormatError.ts'
import type { DriverInf, DriverModel, ModelsSection } from './DriverInf.ts'
import type { InfFile, InfLine } from './InfFile.ts'
import { installSections } from './installSections.ts'
import { targetInf } from './targetInf.ts'
import {
  INF_ARCHITECTURES,
  type InfArchitecture,
  isTemplateDecoration,
  parseTargetDecoration,
} from './targetDecoration.ts'

const GUID = /^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i
const SIGNATURES = new Set(['$windows nt$', '$chicago$', '$windows 95$'])

/** The install section of a driver that needs no device. */
const PRIMITIVE = 'DEFAULTINSTALL'

/**
 * Reads an INF as that of a driver package: it has a `[Version]` with signature, class and provider, and says what it
 * installs, by devices or in `[DefaultInstall]`.
 * @throws FormatError for one that is none, and for a template whose placeholders nobody has filled in
 */
export function parseDriverInf(inf: InfFile): DriverInf {
  checkVersion(inf)
  const classGuid = inf.value('Version', 'ClassGuid') ?? ''
  if (!GUID.test(classGuid)) throw new FormatError(inf.file, `ClassGuid is "${classGuid}"`)
  checkTemplate(inf)
  const installs = installSections(inf)
  const manufacturers = (inf.section('Manufacturer') ?? []).map((line) => modelsOf(inf, line))
  const primitive = installs.get(PRIMITIVE) ?? []
  if (inf.section('Manufacturer') === undefined && primitive.length === 0)
    throw new FormatError(inf.file, 'there is neither a [Manufacturer] nor a [DefaultInstall] section')
  const decorations = [...manufacturers.flat(), ...primitive].map(({ decoration }) => decoration)
  const named = new Set<InfArchitecture>(decorations.map((decoration) => decoration?.architecture ?? 'x86'))
  return {
    inf,
    className: inf.value('Version', 'Class') ?? '',
    classGuid: classGuid.toLowerCase(),
    provider: inf.value('Version', 'Provider') ?? '',
    ...driverVersion(inf),
    pnpLockdown: inf.value('Version', 'PnpLockdown') === '1',
    extensionId: inf.value('Version', 'ExtensionId')?.toLowerCase(),
    manufacturers,
    architectures: INF_ARCHITECTURES.filter((one) => named.has(one)),
    catalog: (architecture) =>
      ['CatalogFile.NT' + architecture, 'CatalogFile.NT', 'CatalogFile']
        .map((key) => inf.value('Version', key))
        .find((name) => name !== undefined && name !== ''),
    forTarget: (target) => targetInf(inf, { manufacturers, installs }, target),
  }
}

function checkVersion(inf: InfFile): void {
  if (!inf.section('Version')) throw new FormatError(inf.file, 'there is no [Version] section')
  const signature = inf.value('Version', 'Signature') ?? ''
  if (!SIGNATURES.has(signature.toLowerCase()))
    throw new FormatError(inf.file, `the signature of [Version] is "${signature}"`)
}

function checkTemplate(inf: InfFile): void {
  const decorations = (inf.section('Manufacturer') ?? []).flatMap(({ values }) => values.slice(1))
  const template = [...inf.sectionNames, ...decorations].find(isTemplateDecoration)
  if (template !== undefined)
    throw new FormatError(inf.file, `"${template}" holds a placeholder: the file is a template of an INF`)
}

/** `mm/dd/yyyy,w.x.y.z`; dashes are taken too, missing numbers are 0. */
function driverVersion(inf: InfFile): Pick<DriverInf, 'date' | 'version'> {
  const [date = '', version = ''] = inf.line('Version', 'DriverVer')?.values ?? []
  const [, month = '', day = '', year = ''] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(date) ?? []
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const numbers = version.split('.').map((part) => (/^\d{1,5}$/.test(part) ? Math.min(Number(part), 0xffff) : 0))
  const [major = 0, minor = 0, build = 0, revision = 0] = numbers
  return { date: year === '' ? undefined : time, version: [major, minor, build, revision] }
}

/** The models sections that a line of `[Manufacturer]` names: `%name% = section, decoration, …`. */
function modelsOf(inf: InfFile, line: InfLine): ModelsSection[] {
  const [section = '', ...decorations] = line.values
  const manufacturer = line.key ?? section
  const rawManufacturer = line.raw.key ?? line.raw.values[0] ?? ''
  const read = (name: string): DriverModel[] =>
    (inf.section(name) ?? []).flatMap(({ key, values, raw }) => {
      const [install = '', hardwareId = '', ...compatibleIds] = values
      if (key === undefined || install === '') return []
      return [
        {
          manufacturer,
          rawManufacturer,
          description: key,
          rawDescription: raw.key ?? key,
          install,
          hardwareId: hardwareId === '' ? undefined : hardwareId,
          compatibleIds: compatibleIds.filter((id) => id !== ''),
        },
      ]
    })
  const decorated = decorations
    .filter((text) => text !== '')
    .map((text): ModelsSection => {
      const decoration = parseTargetDecoration(text)
      if (!decoration) throw new FormatError(inf.file, `"${text}" is no decoration of a models section`, line.offset)
      return { decoration, models: read(`${section}.${text}`) }
    })
  return inf.section(section) ? [...decorated, { decoration: undefined, models: read(section) }] : decorated
}
