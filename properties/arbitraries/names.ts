/** Names of people. */
export const USERS = ['alice', 'bob', 'carol'] as const

/** Names of apps; one starts like another. */
export const APPS = ['Contoso.Reader', 'Contoso.Photos', 'Contoso.Reader.Plus'] as const

/** Versions of apps, rising; as text they would stand in another order. None ends like a stub, whose revision is 0. */
export const APP_VERSIONS = ['1.0.0.1', '1.9.0.1', '1.10.0.1'] as const

/** Versions of frameworks, rising. */
export const FRAMEWORK_VERSIONS = ['1.0.0.0', '1.9.0.0', '1.10.0.0'] as const

/** Names of frameworks, and the architectures in which each is made. */
export const FRAMEWORKS = [
  { name: 'Contoso.Runtime.1', architectures: ['x64', 'x86', 'arm64', 'arm'] },
  { name: 'Contoso.Runtime.2', architectures: ['x64', 'x86', 'arm64', 'arm'] },
  { name: 'Contoso.Fonts.1', architectures: ['neutral'] },
] as const
