import type { Rule } from '../../rules/Rule.ts'

const SERVICING = 'Microsoft, "DISM Operating System Package Servicing Command-Line Options"'
const LAB = 'a published report of updates on Windows 11 25H2'

export const imageServed: Rule<{ from: string }> = {
  id: 'package.image.served',
  verdicts: ['serviced', 'refused'],
  variants: {
    documented: {
      text: 'Packages are serviced in images of Windows 7, Server 2008 R2 and Windows PE 3.0 and later. Newer Windows than the documents name are accepted (observed). Older ones are refused; the code, 50, is inferred.',
      source:
        'Microsoft, DismRemovePackage, "Supported image platforms: Windows 7 … Windows Server 2016"; reports of servicing Windows 11',
      value: { from: '6.1' },
    },
  },
}

export const stackNewEnough: Rule = {
  id: 'package.stack.version',
  verdicts: ['new enough', 'too old'],
  variants: {
    observed: {
      text: 'The version of installerAssembly in a manifest is the least servicing stack that can read the package; 6.0.0.0 stands for any. An older stack refuses it: 0x800f0823. The stacks of an image are the values of the key Version; an image without it has that of its Windows (inferred).',
      source:
        'reports of 0x800f0823, CBS_E_NEW_SERVICING_STACK_REQUIRED; key Version of a Windows 8.1; manifests of public updates',
    },
  },
}

export const stackReloaded: Rule = {
  id: 'package.stack.reload',
  verdicts: ['reload', 'goes on'],
  variants: {
    observed: {
      text: 'A package that is a servicing stack (selfUpdate) is installed at once, even in a running Windows, and the session has to be opened again.',
      source: `${LAB}: /Add-Package of a servicing stack ends with 0 and says that the session is reloaded; it is Installed, nothing waits`,
    },
  },
}

export const versionSuperseded: Rule = {
  id: 'package.version.superseded',
  verdicts: ['superseded', 'stays'],
  variants: {
    observed: {
      text: 'A package takes the place of older versions of the same name, token, architecture and language: they are uninstall pending and then superseded. Servicing stacks stay installed side by side. The packages inside a replaced one go with it where nothing else wants them; a package that is brought inside another counts as superseded when a newer version is installed, and takes the place of older ones (inferred).',
      source: `${LAB}: states 5 and 0x60 before the restart, 0x50 and 0x70 after it; an older servicing stack stays Installed`,
    },
  },
}

export const alreadyAdded: Rule = {
  id: 'package.add.present',
  verdicts: ['there already', 'to be added'],
  variants: {
    inferred: {
      text: 'Adding a package that is installed, or install pending, succeeds and changes nothing.',
      source: 'CBS_S_ALREADY_EXISTS is a success code',
    },
  },
}

export const newestVersion: Rule = {
  id: 'package.add.newest',
  verdicts: ['newest', 'older'],
  variants: {
    observed: {
      text: 'A package of which a newer version is installed does not apply: 0x800f081e; but its payload is looked for first, and when that is missing the code is 0x800f081f. With /IgnoreCheck it is added as superseded (inferred).',
      source:
        'Win_ISO_Patching_Scripts issue 42: Package_for_RollupFix 26100.1742.1.10 on an image of 26100.6584 ends with 0x800f081f; reports of older cumulative updates that do not apply; packages that are superseded from the start',
    },
  },
}

export const applicabilityChecked: Rule = {
  id: 'package.add.check',
  verdicts: ['checked', 'ignored'],
  variants: {
    documented: {
      text: 'A package that does not apply to the image is refused (0x800f081e) unless /IgnoreCheck is given. The servicing stack it asks for, capabilities it depends on and missing files are not ignored (inferred).',
      source: `${SERVICING}, "Use /IgnoreCheck to skip the applicability check"; a published /Add-Package that ends with 0x800f081e`,
    },
  },
}

export const capabilityThere: Rule = {
  id: 'package.add.dependency',
  verdicts: ['there', 'missing'],
  variants: {
    inferred: {
      text: 'A package of a capability needs the capabilities that its manifest depends on. Without them real Windows was seen to hang; here it is refused with 0x800f082c.',
      source: 'a report on language features on demand that were added in the wrong order',
    },
  },
}

export const innerContained: Rule = {
  id: 'package.inner.present',
  verdicts: ['there', 'missing'],
  variants: {
    inferred: {
      text: 'A package inside another that its manifest calls contained is brought along, or in the image already; otherwise its source is missing: 0x800f081f. One that is not contained is passed over when nobody has it.',
      source: 'attribute contained of manifests; CBS_E_SOURCE_MISSING',
    },
  },
}

export const featurePackageInstalled: Rule = {
  id: 'package.inner.installed',
  verdicts: ['installed', 'staged'],
  variants: {
    observed: {
      text: 'The packages inside a feature that is not enabled are staged, others are installed with the package that they are inside of.',
      source: 'owners of a Windows 8.1, of which some want a package to be 0x40 and nearly all 0x70',
    },
  },
}

export const payloadPresent: Rule = {
  id: 'package.payload.present',
  verdicts: ['there', 'missing'],
  variants: {
    observed: {
      text: 'The components of a package are brought along or in the image already, their manifests and every file that these name; otherwise it ends with 0x800f081f. What an older update holds as differences to files of the image is not unpacked here, and not missed (inferred).',
      source: 'a published /Add-Package of a cumulative update that ends with 0x800f081f',
    },
  },
}

export const payloadReadable: Rule = {
  id: 'package.payload.readable',
  verdicts: ['readable', 'packed'],
  warning: 'fails',
  variants: {
    observed: {
      text: 'Manifests of components that are packed (DCM) cannot be read here: they go to WinSxS with their files, and nothing is checked, projected or entered into the registry for them.',
      source: 'manifests of public updates of Windows 8 and later; manifests in WinSxS of Windows 10',
    },
  },
}

export const payloadSound: Rule = {
  id: 'package.payload.sound',
  verdicts: ['as it was made', 'altered'],
  variants: {
    inferred: {
      text: 'A file of a component whose SHA-256 is not the one of the manifest fails the package: 14028 (0x800736cc), and nothing changes.',
      source:
        'Microsoft, "System Error Codes": ERROR_SXS_FILE_HASH_MISMATCH, a file of a component does not match the verification information of its manifest; reports of updates that end so',
    },
  },
}

export const filePlaced: Rule = {
  id: 'package.file.place',
  verdicts: ['put in place', 'in the way'],
  variants: {
    inferred: {
      text: 'A file of a component goes to where Windows uses it. When a folder of that name lies there it cannot: 0x800f0922, and nothing is changed; when Windows starts, the folder stays.',
      source: 'CBS_E_INSTALLERS_FAILED, which ends a servicing whose last part, outside of the component store, fails',
    },
  },
}

export const additionWaits: Rule = {
  id: 'package.add.wait',
  verdicts: ['waits', 'at once'],
  variants: {
    documented: {
      text: 'In an offline image a package that is not completely offline capable is install pending until Windows starts; so is any in Windows PE, and any that is added or removed behind one that waits. Others are installed at once, those of which nothing is said too (inferred).',
      source: `${SERVICING}: offline packages that stay Install Pending until the first boot, optional components of Windows PE that always do; Microsoft, "Take Inventory of an Image", "Completely offline capable"`,
    },
  },
}

export const restartNeeded: Rule = {
  id: 'package.restart.needed',
  verdicts: ['restart', 'none'],
  variants: {
    inferred: {
      text: 'The running Windows must restart for a package whose manifest requires it, for one that takes the place of an installed version or gives its place back, and while a restart is due already. It is pending until then, and DISM ends with 3010.',
      source: `${LAB}: cumulative updates and .NET rollups whose manifests say possible end with 3010, a servicing stack with 0`,
    },
  },
}

export const pendingPrevented: Rule = {
  id: 'package.add.preventpending',
  verdicts: ['skipped', 'added'],
  warning: 'holds',
  variants: {
    documented: {
      text: 'With /PreventPending a package is skipped when it, or the image, has actions that wait for the next start. That the command succeeds then is inferred.',
      source: `${SERVICING}, "Use /PreventPending to skip the installation of the package if the package or Windows image has pending online actions"`,
    },
  },
}

export const satelliteAlone: Rule<{ readonly refused: boolean }> = {
  id: 'package.add.satellite',
  verdicts: ['added', 'refused'],
  variants: {
    documented: {
      text: 'A feature on demand with satellites for languages is added as a capability, not as a package. That a satellite given as a package is what is refused, with 0x800f0955, is inferred.',
      source:
        'Microsoft, "Features On Demand": those with satellite packages can only be added by /Add-Capability; name of the code',
      value: { refused: true },
    },
    observed: {
      text: 'A satellite of a feature on demand is added as any package.',
      source: 'public scripts that add the cabinets of features on demand one by one',
      value: { refused: false },
    },
  },
}

export const addRules: readonly Rule[] = [
  imageServed,
  stackNewEnough,
  newestVersion,
  filePlaced,
  applicabilityChecked,
  alreadyAdded,
  capabilityThere,
  satelliteAlone,
  innerContained,
  featurePackageInstalled,
  payloadPresent,
  payloadReadable,
  payloadSound,
  additionWaits,
  restartNeeded,
  pendingPrevented,
  versionSuperseded,
  stackReloaded,
]
