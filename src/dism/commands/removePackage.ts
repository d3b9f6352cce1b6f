import type { Command } from './Command.ts'

/** `/Remove-Package {/PackageName:<identity> | /PackagePath:<.cab or folder>} …`. */
export const removePackageCommand: Command = {
  name: 'Remove-Package',
  provider: 'DISM Package Manager',
  target: 'image',
  argument: 'none',
  options: [
    { name: 'PackageName', argument: 'required', repeatable: true },
    { name: 'PackagePath', argument: 'required', repeatable: true },
  ],
  summary: 'Removes packages from the image.',
  help: `/Remove-Package {/PackageName:<name_in_image> [/PackageName:...] |
  /PackagePath:<path> [/PackagePath:...]}

  Removes packages from the image: by the names that /Get-Packages shows, or by
  the .cab files or folders that they came from. An .msu file names none. The
  image does not become smaller.

    Examples:
      DISM.exe /Image:C:\\test\\offline /Remove-Package
      /PackageName:Package_for_KB5000001~31bf3856ad364e35~amd64~~10.0.1.1

      DISM.exe /Image:C:\\test\\offline /Remove-Package
      /PackagePath:C:\\packages\\one.cab /PackagePath:C:\\packages\\two.cab
`,
  async run(session) {
    const { removePackages } = await import('./removePackages.ts')
    removePackages(session)
  },
}
