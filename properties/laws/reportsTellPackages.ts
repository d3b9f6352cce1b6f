import { caseComputer, type CaseComputer } from '../updates/caseComputer.ts'
import { caseFiles } from '../updates/caseFiles.ts'
import { faultsOfReport } from '../updates/caseReports.ts'
import { newCaseModel } from '../updates/modelCase.ts'
import type { PackageCase } from '../updates/PackageCase.ts'
import { uphold } from './uphold.ts'

let computer: CaseComputer | undefined

/**
 * Law: the report of a package that lies on a drive tells whether it applies, and what its manifest says. All are asked
 * of one image, which stays as it is.
 * @throws BrokenLaw
 */
export async function reportsTellPackages(one: PackageCase): Promise<void> {
  computer ??= caseComputer({ image: 'windows-10-22h2', online: false })
  const { path, files } = caseFiles(one)
  for (const [name, bytes] of files) computer.machine.write(name, bytes)
  uphold('The report must tell what the package is.', await faultsOfReport(computer, newCaseModel(), one, path))
}
