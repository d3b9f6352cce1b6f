import { DismError } from '../../errors/DismError.ts'
import { createJudge } from '../../rules/Judge.ts'
import { findPackage } from '../../servicing/packages/findPackage.ts'
import { openPackageSource } from '../../servicing/packages/openPackageSource.ts'
import { removePackage } from '../../servicing/packages/removePackage.ts'
import { openFailure, tellsInWords } from '../output/packageFailure.ts'
import type { CommandSession } from './Command.ts'
import { processPackages } from './processPackages.ts'

/**
 * Carries /Remove-Package out. A newer dism.exe opens each package when its turn has come, an older one all of them
 * first. @throws DismError
 */
export function removePackages(session: CommandSession): void {
  const { host, options, target, judge, carryOut, write } = session
  const inWords = tellsInWords(host.dismVersion, judge)
  const unopened: DismError[] = []
  const attempt = (given: string, open: () => string): string[] => {
    try {
      return [open()]
    } catch (error) {
      if (!(error instanceof DismError)) throw error
      write(openFailure(given, error))
      unopened.push(error)
      return []
    }
  }
  const named = options.get('packagename') ?? []
  const paths = options.get('packagepath') ?? []
  if (named.length + paths.length === 0)
    throw new DismError('INVALID_COMMAND', '/PackageName and /PackagePath are missing')
  const names = [
    ...named,
    ...paths.flatMap((path) => attempt(path, () => openPackageSource(host, path, judge).identity)),
  ]
  const known = inWords ? names : names.flatMap((name) => attempt(name, () => identityIn(session, name)))
  processPackages(session, {
    packages: known.map((name) => ({
      name: name.split('~')[0] ?? name,
      identity: name,
      change: () => carryOut(removePackage(name, { online: target.kind === 'online' })),
      failsFirst: inWords,
    })),
    verb: 'Removing',
    unopened,
    inWords,
  })
}

/** Looks for a package before it is worked on; the operation decides upon it then. @throws DismError */
function identityIn({ image, host }: CommandSession, name: string): string {
  return findPackage(image, name, createJudge(host.semantics)).identity
}
