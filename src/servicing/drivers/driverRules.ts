import type { Rule } from '../../rules/Rule.ts'

const PAGE = 'Microsoft, "DISM Driver Servicing (.inf) Command-Line Options"'
const API = 'Microsoft, DISM API reference'
const STUDY = 'mewclouds/drvctl, studies of what dism.exe leaves in an image of Windows 11'
const HIVES = 'SYSTEM hives of Windows 8.1 and Windows 10 1903'

export const driverTarget: Rule = {
  id: 'driver.image.offline',
  verdicts: ['carried out', 'refused'],
  variants: {
    documented: {
      text: 'Drivers are added to and removed from an offline image only. The code for the running Windows, 50 (the request is not supported), is inferred.',
      source: `${PAGE}; ${API}, DismAddDriver, DismRemoveDriver`,
    },
  },
}

export const driverListed: Rule = {
  id: 'driver.list.thirdparty',
  verdicts: ['listed', 'left out'],
  variants: {
    documented: {
      text: 'A list of drivers holds those that did not come with Windows, and the others too with /All or AllDrivers. What did not come with Windows is published as oem<n>.inf.',
      source: `${PAGE}, /Get-Drivers; ${API}, DismGetDrivers`,
    },
  },
}

export const driverKnown: Rule = {
  id: 'driver.name.known',
  verdicts: ['known', 'unknown'],
  variants: {
    inferred: {
      text: 'A published name is that of a driver package of the image. For any other the command says that the INF could not be opened (0x80070002) and ends with error 2.',
      source: 'scripts that service images look for these words after /Remove-Driver',
    },
  },
}

export const driverInbox: Rule = {
  id: 'driver.remove.inbox',
  verdicts: ['removed', 'refused'],
  variants: {
    documented: {
      text: 'A driver that came with Windows cannot be removed. The code, 0x800f023c (no installed OEM INF), is inferred from what SetupUninstallOEMInf gives.',
      source: `${PAGE}, /Remove-Driver; ${API}, DismRemoveDriver`,
    },
  },
}

export const driverBootRemoval: Rule = {
  id: 'driver.remove.boot',
  verdicts: ['warned', 'harmless'],
  warning: 'holds',
  variants: {
    documented: {
      text: 'Removing a boot-critical driver can make the image unbootable; it is removed all the same.',
      source: `${PAGE}, /Remove-Driver`,
    },
  },
}

export const driverFolderSearch: Rule = {
  id: 'driver.folder.recurse',
  verdicts: ['searched', 'left out'],
  variants: {
    documented: {
      text: 'Where /Driver names a folder, its INF files are added, and those of the folders below with /Recurse.',
      source: `${PAGE}, /Add-Driver`,
    },
  },
}

export const driverInfValid: Rule = {
  id: 'driver.inf.valid',
  verdicts: ['driver package', 'ignored'],
  warning: 'fails',
  variants: {
    documented: {
      text: 'An INF file that is no driver package is told on the console and as a warning in the log, and ignored. The words, and that the command fails with 2 when no other is there, are observed; so is the code, 0xE0000100, whatever is wrong with it (inferred). The functions of the API take one INF and fail with that code (inferred).',
      source: `${PAGE}, /Driver; console output of an image service, 2026`,
    },
  },
}

export const driverArchitecture: Rule = {
  id: 'driver.architecture',
  verdicts: ['for the image', 'refused'],
  variants: {
    inferred: {
      text: "A driver package names devices, or an install section of its own, for the image's architecture and version. Any other is refused with 50 (the request is not supported).",
      source: 'Microsoft, "INF Manufacturer Section"; which code DISM has is not known',
    },
  },
}

export const driverSigned: Rule = {
  id: 'driver.signed',
  verdicts: ['signed', 'unsigned'],
  variants: {
    inferred: {
      text: 'A driver package counts as signed when the catalog that its INF names lies beside it, has a signer, and lists the INF and the files that it copies, as far as it lists SHA-256 hashes: a program by what of it is signed, or by all of it. Who signed it, and whether the signature is right, is not verified.',
      source: 'Microsoft, "Catalog Files and Digital Signatures"; what is verified is our choice',
    },
  },
}

export const driverUnsigned: Rule = {
  id: 'driver.unsigned.allowed',
  verdicts: ['accepted', 'refused'],
  variants: {
    documented: {
      text: 'An unsigned driver package is accepted on x86, and on x64 only with /ForceUnsigned or ForceUnsigned. That the other architectures go with x64, and the code, 577, is inferred.',
      source: `${PAGE}, /ForceUnsigned; ${API}, DismAddDriver`,
    },
  },
}

export const driverComplete: Rule = {
  id: 'driver.files.complete',
  verdicts: ['complete', 'refused'],
  variants: {
    observed: {
      text: 'The files that the INF copies on this Windows lie beside it. When one is missing the package is refused with 2.',
      source: 'dism.log of winutil, issues 5027 and 5046; support pages of imaging tools',
    },
  },
}

export const driverPresent: Rule = {
  id: 'driver.add.present',
  verdicts: ['kept', 'new'],
  variants: {
    observed: {
      text: 'Adding a package that the store has keeps its name and number and succeeds; services and files outside of the store that went missing come back.',
      source: `${STUDY}: control and ablations`,
    },
  },
}

export const numberReused: Rule = {
  id: 'driver.number.reused',
  verdicts: ['reused', 'next'],
  variants: {
    observed: {
      text: 'A driver package is published under the lowest number that is free, so one that was removed gives its number to the next.',
      source: `${STUDY}: removed slots; OemInfMap in ${HIVES}`,
    },
  },
}

export const bootCritical: Rule = {
  id: 'driver.boot.critical',
  verdicts: ['boot-critical', 'not boot-critical'],
  variants: {
    observed: {
      text: 'A driver package is boot-critical by its class: those whose packages SYSTEM holds. That a service with StartType 0 makes it so too is inferred. Of a boot-critical one service and files are put in place, all others stay in the store until their device is there.',
      source: `${HIVES}; Microsoft, "Add and Remove Drivers to an Offline Windows Image"; dism.log: boot-critical by class`,
    },
  },
}

export const driverDatabase: Rule = {
  id: 'driver.database.system',
  verdicts: ['SYSTEM', 'DRIVERS'],
  variants: {
    observed: {
      text: 'SYSTEM holds the database of boot-critical driver packages, DRIVERS that of the others; an image without a hive DRIVERS, as before Windows 8, has them all in SYSTEM (inferred).',
      source: `${HIVES}; ${STUDY}`,
    },
  },
}

export const driverServiceShared: Rule = {
  id: 'driver.remove.shared',
  verdicts: ['kept', 'removed'],
  variants: {
    inferred: {
      text: 'What a removed driver package put in place goes with it, but for what another package owns too.',
      source: 'the value Owners of services and PnpLockdownFiles, a list of published names',
    },
  },
}

export const signatureChecked: Rule = {
  id: 'driver.info.signature',
  verdicts: ['told', 'unknown'],
  variants: {
    documented: {
      text: 'Whether a driver package is signed is told of boot-critical ones only; of any other DriverSignature is unknown.',
      source: `${API}, DismDriverSignature; dismapi.h`,
    },
  },
}

export const driverInfoArchitecture: Rule = {
  id: 'driver.info.architecture',
  verdicts: ["the image's", 'all'],
  variants: {
    documented: {
      text: "A published name gives the devices for the image's architecture, the path of an INF those for every architecture that it names.",
      source: `${API}, DismGetDriverInfo`,
    },
  },
}

export const driverRules: readonly Rule[] = [
  driverTarget,
  driverListed,
  driverKnown,
  driverInbox,
  driverBootRemoval,
  driverFolderSearch,
  driverInfValid,
  driverArchitecture,
  driverSigned,
  driverUnsigned,
  driverComplete,
  driverPresent,
  numberReused,
  bootCritical,
  driverDatabase,
  driverServiceShared,
  signatureChecked,
  driverInfoArchitecture,
]
