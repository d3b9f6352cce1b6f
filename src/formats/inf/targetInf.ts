import { driverFiles } from './driverFiles.ts'
import type { DriverModel, ModelsSection, TargetedInf } from './DriverInf.ts'
import { driverServices } from './driverServices.ts'
import type { InfFile } from './InfFile.ts'
import type { InstallSection, InstallSections } from './installSections.ts'
import { byPrecision, isForTarget, type InfTarget } from './targetDecoration.ts'

/** The devices and install sections of an INF. */
export interface InfParts {
  readonly manufacturers: readonly (readonly ModelsSection[])[]
  readonly installs: InstallSections
}

/**
 * What of an INF holds for a Windows: of each manufacturer the models section that is most precisely for it, and the
 * install sections of these devices, or `[DefaultInstall]` of a driver that needs no device.
 */
export function targetInf(inf: InfFile, { manufacturers, installs }: InfParts, target: InfTarget): TargetedInf {
  const models = manufacturers.flatMap((sections) => modelsFor(sections, target))
  const chosen = new Map<string, string>()
  for (const name of [...models.map(({ install }) => install), 'DefaultInstall']) {
    const key = name.toUpperCase()
    if (chosen.has(key)) continue
    const section = installFor(installs.get(key) ?? [], target)
    if (section && (key !== 'DEFAULTINSTALL' || isPrimitive(section, target))) chosen.set(key, section.name)
  }
  return {
    models,
    installs: chosen,
    services: (install) => driverServices(inf, chosen.get(install.toUpperCase())),
    files: () => driverFiles(inf, [...chosen.values()], target.architecture),
  }
}

/** An undecorated models section is for x86. */
function modelsFor(sections: readonly ModelsSection[], target: InfTarget): readonly DriverModel[] {
  const isX86 = target.architecture === 'x86'
  const [best] = sections
    .filter(({ decoration }) =>
      decoration ? isForTarget(decoration, target) && (decoration.architecture !== undefined || isX86) : isX86,
    )
    .toSorted((a, b) =>
      a.decoration && b.decoration ? byPrecision(a.decoration, b.decoration) : a.decoration ? -1 : 1,
    )
  return best?.models ?? []
}

/** An undecorated install section is for any Windows that has no better one. */
function installFor(sections: readonly InstallSection[], target: InfTarget): InstallSection | undefined {
  const [best] = sections
    .filter(({ decoration }) => !decoration || isForTarget(decoration, target))
    .toSorted((a, b) =>
      a.decoration && b.decoration ? byPrecision(a.decoration, b.decoration) : a.decoration ? -1 : 1,
    )
  return best
}

/** `[DefaultInstall]` without an architecture is what a user runs by hand, and on x86. */
function isPrimitive({ decoration }: InstallSection, target: InfTarget): boolean {
  return decoration?.architecture !== undefined || target.architecture === 'x86'
}
