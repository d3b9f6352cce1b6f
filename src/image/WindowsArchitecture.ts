/** Processor architectures of Windows, as DISM and app packages write them. */
export const WINDOWS_ARCHITECTURES = ['x86', 'x64', 'arm', 'arm64'] as const

/** One of them. */
export type WindowsArchitecture = (typeof WINDOWS_ARCHITECTURES)[number]

/** The same as identities of packages, INF files, components, build labs and dism.log write them. */
export const PROCESSOR_NAMES = { x86: 'x86', x64: 'amd64', arm: 'arm', arm64: 'arm64' } as const satisfies {
  readonly [architecture in WindowsArchitecture]: string
}
