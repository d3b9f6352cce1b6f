import { escapeXml } from '../../src/formats/xml/escapeXml.ts'
import type { Preset } from './Preset.ts'

/** Editions, each with those that it can become. */
type EditionFamily = { readonly [edition: string]: readonly string[] }

/** Sources: lists of dism.exe on Windows 10; Microsoft, "Windows edition upgrade". */
const CLIENT_10: EditionFamily = {
  Core: ['Professional', 'ProfessionalEducation', 'ProfessionalWorkstation', 'Education'],
  Professional: ['ProfessionalEducation', 'ProfessionalWorkstation', 'Education', 'Enterprise'],
  ProfessionalEducation: ['Education'],
  ProfessionalWorkstation: ['ProfessionalEducation', 'Education', 'Enterprise'],
  Enterprise: ['Education'],
}

/** Inferred: the order of the editions as they were sold. */
const CLIENT_8: EditionFamily = {
  Core: ['Professional', 'ProfessionalWMC'],
  Professional: ['ProfessionalWMC', 'Enterprise'],
}

/** Source: Microsoft, "Change the Windows Image to a Higher Edition Using DISM", of Windows 7. */
const CLIENT_7: EditionFamily = {
  HomeBasic: ['HomePremium', 'Professional', 'Ultimate'],
  HomePremium: ['Professional', 'Ultimate'],
  Professional: ['Ultimate'],
}

/** Sources: lists of dism.exe on Server 2012 R2 and 2019. */
const SERVER: EditionFamily = {
  ServerStandardEval: ['ServerStandard', 'ServerDatacenter'],
  ServerDatacenterEval: ['ServerDatacenter'],
  ServerStandard: ['ServerDatacenter'],
}

/** Which editions of a release can become which; none for Windows PE. */
export function editionFamily({ installationType, version }: Preset): EditionFamily {
  if (installationType === 'WindowsPE') return {}
  if (installationType !== 'Client') return SERVER
  if (version.startsWith('6.1.')) return CLIENT_7
  return version.startsWith('6.') ? CLIENT_8 : CLIENT_10
}

/** The text of EditionMatrix.xml. Its elements as public programs read them; the root's name is inferred. */
export function editionMatrix(family: EditionFamily): string {
  const id = (edition: string) => `ID="${escapeXml(edition)}"`
  const editions = Object.entries(family).map(
    ([edition, targets]) =>
      `  <Edition ${id(edition)}>\r\n${targets.map((target) => `    <Target ${id(target)}/>\r\n`).join('')}  </Edition>\r\n`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>\r\n<TmiMatrix>\r\n${editions.join('')}</TmiMatrix>\r\n`
}
