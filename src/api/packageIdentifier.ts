import { DismError } from '../errors/DismError.ts'
import type { Judge } from '../rules/Judge.ts'
import { packageIdentifier, packagePathAbsolute, packagePathCabinet } from '../servicing/apiRules/arguments.ts'
import { checkArgument, type ApiProcess } from './ApiProcess.ts'
import { DismPackageIdentifier } from './definitions/packages.ts'

/** What an Identifier and its PackageIdentifier name together. */
export type NamedPackage =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'path'; readonly path: string }

/**
 * Reads an Identifier and its PackageIdentifier.
 * @throws DismError INVALID_PARAMETER
 */
export function readPackageIdentifier(
  process: ApiProcess,
  identifier: string,
  kind: number,
  judge: Judge,
): NamedPackage {
  const { DismPackageName, DismPackagePath } = DismPackageIdentifier
  check(judge, packageIdentifier, `PackageIdentifier ${kind}`, kind === DismPackageName || kind === DismPackagePath)
  checkArgument(process, 'Identifier', Boolean(identifier), 'there is none')
  if (kind === DismPackageName) return { kind: 'name', name: identifier }
  check(judge, packagePathAbsolute, identifier, ABSOLUTE.test(identifier))
  const isCabinet = /\.cab$/i.test(identifier) && process.host.kindOf(identifier) !== 'folder'
  check(judge, packagePathCabinet, identifier, isCabinet)
  return { kind: 'path', path: identifier }
}

/** From the root of a drive, of a share, or of the disk of a host that is no Windows. */
const ABSOLUTE = /^(?:[a-z]:[\\/]|\\\\|\/)/i

function check(judge: Judge, rule: typeof packageIdentifier, subject: string, holds: boolean): void {
  const because = holds ? `it is ${rule.verdicts[0]}` : `it is not ${rule.verdicts[0]}`
  if (!judge.decide(rule, subject, holds, because)) throw new DismError('INVALID_PARAMETER', `${subject}: ${because}`)
}
