import fc from 'fast-check'
import { uphold } from '../laws/uphold.ts'
import { appComputer } from './appComputer.ts'
import { differenceOf, differenceOfCodes } from './differenceOf.ts'
import { packageBytes } from './fileBytes.ts'
import { folderOf, fullNameOf } from './packageNames.ts'

/** How many identical files two apps have. */
export type ManyFiles = readonly [one: number, other: number]

/** Around as many as one file can have names. */
export function manyFiles(): fc.Arbitrary<ManyFiles> {
  const count = fc.constantFrom(511, 512, 513)
  return fc.tuple(count, count)
}

/** What NTFS allows. */
const MOST = 1024

/**
 * Law: optimizing leaves as few files of one content as can be, none with more than 1,024 names.
 * @throws BrokenLaw
 */
export async function filesHaveTheirMostLinks(counts: ManyFiles): Promise<void> {
  const computer = appComputer({ preset: 'windows-11-24h2' })
  const names = ['Contoso.Reader', 'Contoso.Writer'] as const
  computer.shutdown()
  for (const [index, name] of names.entries()) {
    const files = Array.from({ length: counts[index] ?? 0 }, (_, file) => [`${file}.bin`, 'the same'] as const)
    computer.put(`D:\\${name}.appx`, await packageBytes({ name, files: Object.fromEntries(files) }))
    await computer.run('/Add-ProvisionedAppxPackage', `/PackagePath:D:\\${name}.appx`, '/SkipLicense')
  }
  const { code } = await computer.run('/Optimize-ProvisionedAppxPackages')
  const { volume } = computer.machine.image
  const entries = names
    .flatMap((name) => volume.list(folderOf(fullNameOf(name))))
    .filter(({ name }) => name.endsWith('.bin'))
  const law = `Identical files, ${counts.join(' and ')}, must become few.`
  uphold(law, [
    ...differenceOfCodes('optimizing', [0], code),
    ...differenceOf('how many there are', counts[0] + counts[1], entries.length),
    ...differenceOf(
      'how many files are left',
      Math.ceil((counts[0] + counts[1]) / MOST),
      new Set(entries.map((entry) => entry.fileId)).size,
    ),
    ...differenceOf(
      'whether one has too many names',
      false,
      entries.some(({ links }) => links > MOST),
    ),
  ])
}
