/** Processor architectures of Windows, as DISM and app packages write them. */
export type WindowsArchitecture = 'x86' | 'x64' | 'arm' | 'arm64'
