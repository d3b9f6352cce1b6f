/** What ProductName calls an edition behind the name of the release; the first is written, the others are read too. */
const WORDS: { readonly [edition: string]: readonly string[] } = {
  Core: ['Home'],
  CoreSingleLanguage: ['Home Single Language', 'Single Language'],
  Education: ['Education'],
  Enterprise: ['Enterprise'],
  IoTEnterprise: ['IoT Enterprise'],
  Professional: ['Pro', 'Professional'],
  ProfessionalEducation: ['Pro Education'],
  ProfessionalWMC: ['Pro with Media Center'],
  ProfessionalWorkstation: ['Pro for Workstations'],
  ServerDatacenter: ['Datacenter'],
  ServerDatacenterEval: ['Datacenter Evaluation'],
  ServerEnterprise: ['Enterprise'],
  ServerRdsh: ['Enterprise multi-session'],
  ServerStandard: ['Standard'],
  ServerStandardEval: ['Standard Evaluation'],
  Ultimate: ['Ultimate'],
}

/**
 * The name of the same release in another edition: `Windows 10 Pro` becomes `Windows 10 Education`. A name that does not
 * end with the words of the edition before is kept in front.
 */
export function productName(name: string, before: string, edition: string): string {
  const word = (WORDS[before] ?? []).find((one) => name.endsWith(` ${one}`))
  const release = word === undefined ? name : name.slice(0, -word.length - 1)
  return `${release} ${WORDS[edition]?.[0] ?? edition}`
}
