/** Names of people. */
export const USERS = ['alice', 'bob', 'carol'] as const

/** Names of apps; one starts like another. */
export const APPS = ['Contoso.Reader', 'Contoso.Photos', 'Contoso.Reader.Plus'] as const

/** Versions, rising; as text they would stand in another order. */
export const VERSIONS = ['1.0.0.0', '1.9.0.0', '1.10.0.0'] as const

/** Names of frameworks, and the architectures in which each is made. */
export const FRAMEWORKS = {
  'Contoso.Runtime.1': ['x64', 'x86', 'arm64', 'arm'],
  'Contoso.Runtime.2': ['x64', 'x86', 'arm64', 'arm'],
  'Contoso.Fonts.1': ['neutral'],
} as const
