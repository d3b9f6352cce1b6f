import { readProvisionedState } from '../../src/servicing/appx/readAppxState.ts'
import { readImageState } from '../images/readImageState.ts'
import { serves } from '../model/languages.ts'
import { familyOf } from '../packages/familyOf.ts'
import { factsOf } from '../packages/factsOf.ts'
import { carryOut } from '../runs/carryOut.ts'
import { startRun } from '../runs/ImageRun.ts'
import type { PackageFacts } from '../specs/AppFacts.ts'
import type { Script } from '../specs/Script.ts'
import type { SignInCommand } from '../specs/ScriptCommand.ts'
import { differenceOfNames } from './differenceOfNames.ts'
import { uphold } from './uphold.ts'

/**
 * Law: the first sign-in after OOBE removes from the image the apps that should be pinned and are not, and of the others
 * the resource packages that do not fit that user, and nothing else; what it removed is not stale; later sign-ins remove
 * nothing. After Sysprep it is missed again.
 * @param script adds and removes only
 * @returns how many resource packages and how many apps the first sign-in removed
 * @throws BrokenLaw
 */
export async function firstSignInPrunes(
  script: Script,
  first: SignInCommand,
  later: SignInCommand,
): Promise<{ readonly misfits: number; readonly dropped: number }> {
  const run = startRun(script.image)
  for (const command of script.commands) await carryOut(run, script, command)
  const { provisioned, regions, staged } = readImageState(run.image)
  const { pins = [] } = script.image
  const build = Number(run.image.identity().version.split('.')[2])
  const dropped = Object.keys(provisioned)
    .filter((name) => build >= 10240 && (build < 17134 || regions[name] === undefined))
    .filter((name) => !pins.includes(`${familyOf(name)}!App`))
  const families = new Set(dropped.map(familyOf))
  await carryOut(run, script, first)
  const needed = new Set(
    Object.entries(provisioned).flatMap(([name, frameworks]) => (dropped.includes(name) ? [] : frameworks)),
  )
  const unneeded = new Set(dropped.flatMap((name) => provisioned[name] ?? []).filter((name) => !needed.has(name)))
  const before = staged.filter((name) => !families.has(familyOf(name)) && !unneeded.has(name))
  const now = readImageState(run.image)
  uphold(
    'The first sign-in must drop the apps that need a pin and have none, and no other.',
    differenceOfNames(
      Object.keys(provisioned).filter((name) => !dropped.includes(name)),
      Object.keys(now.provisioned),
    ),
  )
  const after = now.staged
  const resources = script.apps
    .map(factsOf)
    .filter((app) => app.fullName in now.provisioned)
    .flatMap(({ packages }) => {
      const there = packages.filter((one) => before.includes(one.fullName))
      return there.filter((one) => one.type === 'resource' && !fitsUser(one, there, first))
    })
  const misfits = new Set(resources.map((one) => one.fullName))
  uphold(
    'The first sign-in must remove the resource packages that do not fit the user, and nothing else.',
    differenceOfNames(
      before.filter((name) => !misfits.has(name)),
      after,
    ),
  )
  const stale = readProvisionedState(run.image, run.semantics).filter((app) => app.stale)
  uphold(
    'What the first sign-in removed must not count as stale.',
    stale.map((app) => `stale: ${app.packageName}`),
  )
  await carryOut(run, script, later)
  const last = readImageState(run.image).staged
  uphold(
    'A later sign-in must remove nothing.',
    after.filter((name) => !last.includes(name)).map((name) => `went: ${name}`),
  )
  const { ok } = await carryOut(run, script, { kind: 'sysprep' })
  uphold('Sysprep must generalize an image where people have what is provisioned.', ok ? [] : ['it is refused'])
  const lack = script.apps.map(factsOf).filter(({ packages }) => packages.some((one) => misfits.has(one.fullName)))
  const missed = readProvisionedState(run.image, run.semantics).filter((app) => app.stale)
  uphold(
    'What the first sign-in removed must be missed after Sysprep.',
    differenceOfNames(
      lack.map((app) => app.fullName).filter((name) => name in now.provisioned),
      missed.map((app) => app.packageName),
    ),
  )
  return { misfits: misfits.size, dropped: dropped.length }
}

/** Whether a resource package serves a user's settings at least as well as those beside it. */
function fitsUser(one: PackageFacts, all: readonly PackageFacts[], user: SignInCommand): boolean {
  const [scale] = one.scales
  const [level] = one.dxFeatureLevels
  if (scale !== undefined)
    return !all.some((other) => other.scales.some((each) => servesScaleBetter(each, scale, user.scale)))
  if (level !== undefined) {
    const levels = all.flatMap((other) => other.dxFeatureLevels).filter((each) => each <= user.dxFeatureLevel)
    return level <= user.dxFeatureLevel && levels.every((each) => each <= level)
  }
  return one.languages.length === 0 || one.languages.some((each) => user.languages.some((asked) => serves(each, asked)))
}

/** Scaling down looks better than scaling up; then the nearer the better. */
function servesScaleBetter(scale: number, than: number, wanted: number): boolean {
  if (scale >= wanted !== than >= wanted) return scale >= wanted
  return Math.abs(scale - wanted) < Math.abs(than - wanted)
}
