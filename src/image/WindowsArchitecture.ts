/** Processor architectures of Windows, as DISM and app packages write them. */
export const WINDOWS_ARCHITECTURES = ['x86', 'x64', 'arm', 'arm64'] as const

/** One of them. */
export type WindowsArchitecture = (typeof WINDOWS_ARCHITECTURES)[number]
