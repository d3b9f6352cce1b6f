import { packageKeysOf } from '../images/packageKeysOf.ts'
import { sameSources, sourcesOf } from '../images/sourcesOf.ts'
import { caseComputer, type CaseComputer, type CaseSaid } from '../updates/caseComputer.ts'
import { faultsOfFiles, placeOf } from '../updates/caseContent.ts'
import { caseFiles, otherCabinet, ownCabinet, sameCabinet } from '../updates/caseFiles.ts'
import { faultsOfKeys } from '../updates/caseKeys.ts'
import { caseNames, type CasePackage } from '../updates/caseNames.ts'
import { faultsOfDescription, faultsOfList, faultsOfReport, faultsTold, nameOf, told } from '../updates/caseReports.ts'
import {
  isThere,
  modelAdd,
  modelRemove,
  modelStart,
  newCaseModel,
  waits,
  wasThere,
  type CaseModel,
  type CaseOutcome,
} from '../updates/modelCase.ts'
import type { PackageCase } from '../updates/PackageCase.ts'
import { uphold } from './uphold.ts'

const MANIFESTS = 'Windows\\servicing\\Packages'

/**
 * Law: a package goes in, waits, is listed, described and goes out again as a model of the documents says: exit codes,
 * what lists and reports print, keys, files, registry values of components; what is refused changes nothing.
 * @throws BrokenLaw
 */
export async function packageFollowsDocuments(given: PackageCase): Promise<void> {
  const one = sensible(given)
  const computer = caseComputer(one)
  const { machine } = computer
  const model = newCaseModel()
  model.online = one.online
  const { path, files } = caseFiles(one)
  for (const [name, bytes] of files) machine.write(name, bytes)
  await prepare(computer, model, one)
  const start = packageKeysOf(machine.image)
  const check = (when: string) =>
    uphold(`${when} the image must be as the model's.`, faultsOf(computer, model, one, start))
  check('Before it is added')
  uphold('Its report must say how it stands to the image.', await faultsOfReport(computer, model, one, path))

  const add = ['/Add-Package', `/PackagePath:${path}`]
  if (one.ignoreCheck) add.push('/IgnoreCheck')
  if (one.preventPending) add.push('/PreventPending')
  const had = isThere(model, 'own')
  const added = modelAdd(model, one)
  const said = await run(computer, 'The addition', added, add)
  check('After the addition')
  if (refused(added) || had || !model.packages.has('own')) return
  uphold('What is told of the addition must be so.', faultsTold(said, one, model))
  uphold('The list must be right.', await faultsOfList(computer, model, one))
  if (one.beside === 'dependant' && isThere(model, 'own')) await addDependant(computer, model, one)
  if (one.restarts) {
    modelStart(model)
    computer.restart()
    check('After the start')
  }
  uphold('Its description must be right.', await faultsOfDescription(computer, model, one))

  plant(computer, one)
  const planted = packageKeysOf(machine.image)
  const wasNew = model.packages.get('own')?.state === 'InstallPending'
  const needed = isThere(model, 'dependant') && one.name !== 'other token'
  const removed = modelRemove(model, one)
  const words = one.name === 'path' ? '/PackagePath:D:\\own.cab' : `/PackageName:${nameOf(one)}`
  const gone = await run(computer, 'The removal', removed, ['/Remove-Package', words])
  if (refused(removed)) return
  uphold('What is told of the removal must be so.', [
    ...told(gone, 'package.remove.dependants', needed),
    ...told(gone, 'package.remove.payload', one.payload !== 'no components' || one.feature !== 'none'),
  ])
  uphold('After the removal the image must be as the model says.', faultsOfKeys(computer, model, one, planted, start))
  if (!waits(model) || (!wasNew && one.place !== 'in the way'))
    uphold('Files must be right.', faultsOfFiles(computer, model, one))
  if (one.image !== 'windows-10-22h2' || !waits(model)) return
  modelStart(model)
  computer.restart()
  check('At the end')
}

/** A case of which each part means something. */
export function sensible(given: PackageCase): PackageCase {
  const one = { ...given }
  if (one.image !== 'windows-10-22h2') {
    Object.assign(one, { before: 'none', busy: false, online: false, beside: 'nothing', restarts: false })
    if (wasThere(one)) Object.assign(one, { inside: 'none' })
    if (one.payload === 'in the image') Object.assign(one, { payload: 'nothing' })
    if (one.stack !== 'newer') Object.assign(one, { stack: 'any' })
  }
  // What depends on it does so by its capability, or as a child.
  if (one.beside === 'dependant' && one.capability === 'none' && one.restarts)
    Object.assign(one, { capability: 'free' })
  if (/inside|around/.test(one.updates) && one.inside === 'none') Object.assign(one, { inside: 'hidden' })
  if (one.updates === 'of the parent' && one.parents === 0) Object.assign(one, { parents: 4 })
  if (one.asked !== 'nothing' && one.feature === 'none')
    Object.assign(one, { feature: one.asked === 'enabled' ? 'off' : 'on' })
  if (one.payload === 'no feature file' && one.feature === 'none') Object.assign(one, { feature: 'off' })
  if (one.payload === 'in the image') Object.assign(one, { beside: 'same component' })
  if (one.payload === 'packed' && one.beside === 'same component') Object.assign(one, { beside: 'nothing' })
  if (one.place === 'in the way') {
    Object.assign(one, { before: 'none' })
    if (one.beside === 'same component') Object.assign(one, { place: 'System32' })
  }
  if (one.beside === 'same value') Object.assign(one, { before: 'none' })
  if (one.before === 'same') Object.assign(one, { beside: 'nothing', payload: 'whole' })
  return one
}

const refused = ({ code, untouched }: CaseOutcome): boolean =>
  untouched === true || (code !== 0 && code !== 3010 && code !== 2)

/** Puts what is there before into the image. */
export async function prepare(computer: CaseComputer, model: CaseModel, one: PackageCase): Promise<void> {
  const { machine } = computer
  if (one.place === 'in the way') {
    const fork = machine.image.fork()
    fork.volume.write(`${placeOf(one)}\\mine.txt`, new Uint8Array(1))
    machine.image.volume.apply(fork.finish())
  }
  machine.write('D:\\own.cab', ownCabinet(one))
  const before: CasePackage[] = []
  if (one.beside === 'same component' || one.beside === 'same value') before.push('beside')
  if (wasThere(one)) before.push('inner')
  if (one.before !== 'none') before.push(one.before === 'same' ? 'own' : one.before)
  if (one.busy) before.push('busy')
  if (before.length === 0) return
  const words = before.map((name) => {
    machine.write(`D:\\before\\${name}.cab`, name === 'own' ? sameCabinet(one) : otherCabinet(one, name))
    model.packages.set(name, { state: name === 'busy' ? 'InstallPending' : 'Installed', next: 'Installed' })
    return `/PackagePath:D:\\before\\${name}.cab`
  })
  const { code } = await computer.dism('/Add-Package', '/IgnoreCheck', ...words)
  const due = one.busy && one.online
  model.reboot = due
  uphold('What is there before must go in.', code === (due ? 3010 : 0) ? [] : [code.toString(16)])
}

/** Runs a command that must end as the model says; what is refused must change nothing. */
async function run(
  computer: CaseComputer,
  what: string,
  { code, untouched }: CaseOutcome,
  words: readonly string[],
): Promise<CaseSaid> {
  const { machine } = computer
  const before = sourcesOf(machine.image.volume)
  const said = await computer.dism(...words)
  uphold(
    `${what} must end as the model says.`,
    said.code === code ? [] : [`${said.code.toString(16)}, not ${code.toString(16)}`],
  )
  if (refused({ code, untouched: untouched ?? false }))
    uphold(`${what} must change nothing.`, sameSources(before, sourcesOf(machine.image.volume)) ? [] : ['it did'])
  return said
}

async function addDependant(computer: CaseComputer, model: CaseModel, one: PackageCase): Promise<void> {
  computer.machine.write('D:\\dependant.cab', otherCabinet(one, 'dependant'))
  const later = waits(model)
  const { code } = await computer.dism('/Add-Package', '/PackagePath:D:\\dependant.cab')
  model.packages.set('dependant', { state: later ? 'InstallPending' : 'Installed', next: 'Installed' })
  if (later && model.online) model.reboot = true
  uphold('What needs it must go in.', code === (later && model.online ? 3010 : 0) ? [] : [code.toString(16)])
}

/** Changes behind DISM's back what the removal goes by. */
export function plant({ machine }: CaseComputer, one: PackageCase): void {
  const fork = machine.image.fork()
  const { own } = caseNames(one)
  const key = `Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages\\${own}\\Owners`
  if (one.owner !== 'itself') fork.registry.deleteKey('SOFTWARE', key)
  if (one.owner === 'itself for good') fork.registry.setDword('SOFTWARE', key, own, 0x20080)
  const foundation = 'Microsoft-Windows-Foundation-Package~31bf3856ad364e35~amd64~~10.0.19041.'
  if (one.owner === 'Foundation') fork.registry.setDword('SOFTWARE', key, `${foundation}1`, 0x30070)
  if (one.owner === 'Foundation that is gone') fork.registry.setDword('SOFTWARE', key, `${foundation}7`, 0x30070)
  const manifest = `${MANIFESTS}\\${own}.mum`
  if (one.kept === 'no manifest') fork.volume.remove(manifest)
  if (one.kept === 'a broken one') fork.volume.write(manifest, new TextEncoder().encode('<assembly'))
  machine.image.volume.apply(fork.finish())
}

function faultsOf(computer: CaseComputer, model: CaseModel, one: PackageCase, start: readonly string[]): string[] {
  return [...faultsOfKeys(computer, model, one, start, start), ...faultsOfFiles(computer, model, one)]
}
