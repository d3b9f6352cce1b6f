import { compareVersions } from '../model/versions.ts'
import type { AcceptanceStory, GivenApp } from './acceptanceStory.ts'

/** A Windows that an app is added to. */
interface Taker {
  readonly preset: string
  readonly architecture: AcceptanceStory['image']['architecture']
  /** Four numbers. */
  readonly version: string
  readonly semantics: AcceptanceStory['semantics']
}

/** Codes of all that is wrong with an app for an image in which another one of its family is provisioned, if any. */
export function faultsOfApp(app: GivenApp, taker: Taker, before: GivenApp | undefined): number[] {
  const build = Number(taker.version.split('.')[2])
  const plain = app.form === 'package'
  const faults: number[] = []
  if (!plain && build < 9600) faults.push(50)
  if (app.extension === 'msix' && build < 16299) faults.push(50)
  if (plain && app.kind === 'resource') faults.push(0x8007_3cf2)
  if (plain && app.kind === 'framework' && taker.semantics === 'documented') faults.push(0x8007_3cf2)
  if (!runsOn(taker).includes(app.architecture)) faults.push(0x8007_3d10)
  if (!isFor(app, taker.version)) faults.push(0x8007_3cfd)
  return before ? [...faults, ...faultsBeside(app, before, build)] : faults
}

/** What runs on an architecture. */
function runsOn({ preset, architecture }: Taker): readonly string[] {
  if (architecture === 'x64') return ['x64', 'x86', 'neutral']
  if (architecture === 'x86') return ['x86', 'neutral']
  return ['arm64', 'arm', 'x86', 'neutral', ...(preset.startsWith('windows-11') ? ['x64'] : [])]
}

function isFor({ target }: GivenApp, version: string): boolean {
  const targets = typeof target === 'string' ? [{ name: 'Windows.Desktop', minVersion: target }] : target
  const full = (text: string) => [...text.split('.'), '0', '0', '0'].slice(0, 4).join('.')
  return targets.some(
    ({ name, minVersion }) =>
      ['windows.universal', 'windows.desktop'].includes(name.toLowerCase()) &&
      compareVersions(full(minVersion), version) <= 0,
  )
}

function faultsBeside(app: GivenApp, before: GivenApp, build: number): number[] {
  const order = compareVersions(app.version, before.version)
  const sameForm = app.form === before.form
  const faults: number[] = []
  if (order < 0) faults.push(0xc157_0118)
  if (order > 0 && build < 9600) faults.push(0x8007_3cfb)
  if (app.form === 'package' && before.form === 'bundle') faults.push(0x8007_3cfb)
  if (order === 0 && sameForm && app.form === 'package' && app.architecture !== before.architecture)
    faults.push(0x8007_3cfb)
  // The package inside has the name of the plain one, and other files.
  if (order === 0 && !sameForm && app.architecture === before.architecture) faults.push(0x8007_3cfb)
  if (order === 0 && sameForm && contentOf(app) !== contentOf(before)) faults.push(0x8007_3cfb)
  return faults
}

/** What an app is made of: the extension is not, and of what is no app its program is not. */
function contentOf({ form, kind, content, version, architecture, target }: GivenApp): string {
  const isApp = form === 'bundle' || kind === 'app'
  return JSON.stringify({ form, version, architecture, target, ...(isApp ? { content } : { kind }) })
}
