/** What a release begins as, and which editions stand above which. */
export interface EditionRelease {
  readonly edition: string
  readonly type: 'client' | 'server' | 'PE'
  readonly above: { readonly [edition: string]: readonly string[] }
}

const SERVER: EditionRelease = {
  edition: 'ServerStandard',
  type: 'server',
  above: { ServerStandard: ['ServerDatacenter'] },
}

/** The releases that stories are about, by their presets. */
export const EDITION_RELEASES: { readonly [preset: string]: EditionRelease } = {
  'windows-11-24h2': {
    edition: 'Professional',
    type: 'client',
    above: {
      Professional: ['ProfessionalEducation', 'ProfessionalWorkstation', 'Education', 'Enterprise'],
      ProfessionalEducation: ['Education'],
      ProfessionalWorkstation: ['ProfessionalEducation', 'Education', 'Enterprise'],
      Enterprise: ['Education'],
    },
  },
  'windows-8.1': {
    edition: 'Professional',
    type: 'client',
    above: { Professional: ['ProfessionalWMC', 'Enterprise'] },
  },
  'windows-7': { edition: 'Professional', type: 'client', above: { Professional: ['Ultimate'] } },
  'windows-server-2022': SERVER,
  'windows-server-2016-core': SERVER,
  'winpe-4.0': { edition: '', type: 'PE', above: {} },
}
