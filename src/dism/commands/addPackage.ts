import type { Command } from './Command.ts'

/** `/Add-Package /PackagePath:<.cab, .msu or folder> …`. */
export const addPackageCommand: Command = {
  name: 'Add-Package',
  provider: 'DISM Package Manager',
  target: 'image',
  argument: 'none',
  options: [
    { name: 'PackagePath', argument: 'required', repeatable: true },
    { name: 'IgnoreCheck', argument: 'none' },
    { name: 'PreventPending', argument: 'none' },
  ],
  summary: 'Adds packages to the image.',
  help: `/Add-Package /PackagePath:<path> [/PackagePath:<path> ...] [/IgnoreCheck]
  [/PreventPending]

  Adds packages to the image: a .cab file, the folder of an expanded one, a
  folder in which and below which such files lie, or an .msu file when the image
  is offline. They are added in the order of the command line.
  /IgnoreCheck does not ask whether a package applies to the image.
  /PreventPending leaves out a package when it, or the image, has something that
  waits for the next start of Windows.

    Examples:
      DISM.exe /Image:C:\\test\\offline /Add-Package
      /PackagePath:C:\\packages\\package.cab

      DISM.exe /Image:C:\\test\\offline /Add-Package
      /PackagePath:C:\\packages\\one.cab /PackagePath:C:\\packages\\two.msu
      /IgnoreCheck
`,
  async run(session) {
    const { addPackages } = await import('./addPackages.ts')
    addPackages(session)
  },
}
