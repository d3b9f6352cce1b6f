import type { Rule } from '../../rules/Rule.ts'
import type { SinceRule } from '../isSince.ts'
import type { UpdateTerms } from '../sources/sourceRules.ts'

const REPAIR = 'Microsoft, "Repair a Windows Image"'
const CLEAN = 'Microsoft, "Clean Up the WinSxS Folder"'
const API = 'DISM API reference'
const OPTIONS = 'Microsoft, "DISM Operating System Package Servicing Command-Line Options"'

/** A value of ours of the key Component Based Servicing: a number of DismImageHealthState. */
export const HEALTH_FLAG = 'StoreHealth'

/** A value of the same key, 1 when the image cannot be serviced any more. */
export const UNSERVICEABLE = 'Unserviceable'

export const healthSince: SinceRule = {
  id: 'health.image.since',
  verdicts: ['known', 'refused'],
  variants: {
    documented: {
      text: 'The health of images from Windows 8 on is checked and restored. The code for an older one, 0x80070032, is inferred.',
      source: `${API}, DismCheckImageHealth and DismRestoreImageHealth, supported images`,
      value: { since: '6.2' },
    },
  },
}

export const manifestSound: Rule = {
  id: 'health.store.package',
  verdicts: ['sound', 'damaged'],
  variants: {
    inferred: {
      text: 'Each package of the registry has a manifest in servicing\\Packages that can be read and is its own. Otherwise the store is corrupt.',
      source: 'lines on packages in CheckSUR.log and CBS.log: "CBS MUM Missing", "CBS MUM Corrupt"',
    },
  },
}

export const componentThere: Rule = {
  id: 'health.store.component',
  verdicts: ['there', 'missing'],
  variants: {
    inferred: {
      text: 'Each component of an installed or superseded package has its manifest in WinSxS\\Manifests. Otherwise the store is corrupt. Components of features that nobody wants are not looked at.',
      source: 'lines on components in CBS.log: "CSI Manifest Missing"',
    },
  },
}

export const fileSound: Rule = {
  id: 'health.store.file',
  verdicts: ['sound', 'damaged'],
  variants: {
    inferred: {
      text: 'Each file that the manifest of such a component names is in its folder in WinSxS and has the hash that the manifest gives. Otherwise the store is corrupt.',
      source: 'lines on files in CBS.log: "CSI Payload File Missing", "CSI Payload File Corrupt"',
    },
  },
}

export const changeFinished: Rule = {
  id: 'health.store.finished',
  verdicts: ['finished', 'left half done'],
  variants: {
    inferred: {
      text: 'A package that is being staged, or pending without being noted among what waits for the next start (PackagesPending), was left half done: the store is corrupt. To restore it a package that was to come is forgotten, one that was to go is installed.',
      source: `${API}, DismRemovePackage, CancelEvent: after a cancellation the image is to be verified`,
    },
  },
}

export const storeRepairable: Rule = {
  id: 'health.store.repairable',
  verdicts: ['repairable', 'not repairable'],
  variants: {
    inferred: {
      text: 'What is missing in the store can be brought from elsewhere. An image that is marked as Unserviceable cannot be repaired: DismRestoreImageHealth fails with 0x800f0831.',
      source: `${API}, DismImageHealthState; the value Unserviceable of the key Component Based Servicing, after which sessions fail`,
    },
  },
}

export const healthFlagged: Rule = {
  id: 'health.flag.read',
  verdicts: ['corrupt', 'healthy'],
  variants: {
    documented: {
      text: 'Without a scan only the mark of an earlier one is read. Where Windows keeps it is not known: here it is the value StoreHealth of the key Component Based Servicing.',
      source: `${REPAIR}, "check whether the image has been flagged as corrupted by a failed process"; ${API}, DismCheckImageHealth, ScanImage`,
    },
  },
}

export const repairSourceFound: Rule = {
  id: 'health.source.found',
  verdicts: ['found', 'missing'],
  variants: {
    documented: {
      text: 'What is damaged is replaced from the first source that has it: the root of an image, its Windows folder, its WinSxS, or the folder of an expanded package. A file with another hash is none (inferred).',
      source: `${REPAIR}, /Source; ${API}, DismRestoreImageHealth, SourcePaths`,
    },
  },
}

export const repairUpdateAsked: Rule<UpdateTerms> = {
  id: 'health.source.update',
  verdicts: ['Windows Update', 'no further source'],
  variants: {
    documented: {
      text: 'Without a source, and unless LimitAccess is given, Windows Update is asked. No simulated computer reaches it: 0x800f0906. Otherwise what is not found is 0x800f081f; that this holds with sources and without LimitAccess too, and that it is asked for an offline image, is inferred.',
      source: `${REPAIR}, /LimitAccess; ${API}, DismRestoreImageHealth, LimitAccess; codes of public reports`,
      value: { afterSources: false, offline: true },
    },
  },
}

/** The options of a clean-up. */
export type CleanupOption = 'StartComponentCleanup' | 'ResetBase' | 'Defer'

export const cleanupSince: Rule<{ readonly since: { readonly [option in CleanupOption]: string } }> = {
  id: 'health.cleanup.since',
  verdicts: ['known', 'refused'],
  variants: {
    documented: {
      text: 'Components of images from Windows 8 on are cleaned up (inferred: what came before has no task for it), /ResetBase is for Windows 8.1 and later, /Defer for Windows 10 and later (inferred: with the dism.exe that brought it). The code for an older image, 50, is inferred.',
      source: `${OPTIONS}, /StartComponentCleanup, /ResetBase`,
      value: { since: { StartComponentCleanup: '6.2', ResetBase: '6.3', Defer: '10.0' } },
    },
  },
}

export const cleanupPending: Rule = {
  id: 'health.cleanup.pending',
  verdicts: ['something waits', 'nothing waits'],
  variants: {
    observed: {
      text: 'Components are not cleaned up while something of the image waits for the next start: 0x800f0806.',
      source: 'tiny11builder, issue 287',
    },
  },
}

export const componentUnused: Rule = {
  id: 'health.cleanup.component',
  verdicts: ['deleted', 'kept'],
  variants: {
    documented: {
      text: 'A clean-up deletes the components in WinSxS that no package of the image has. That a superseded package keeps its own, so that it can come back, until /ResetBase, is inferred.',
      source: `${CLEAN}, /StartComponentCleanup`,
    },
  },
}

export const baseReset: Rule = {
  id: 'health.cleanup.reset',
  verdicts: ['reset', 'kept'],
  variants: {
    documented: {
      text: '/ResetBase removes all that is superseded; the updates that are installed cannot be removed any more.',
      source: `${CLEAN}, /ResetBase, "All existing update packages can't be uninstalled after this command is completed"`,
    },
  },
}

export const resetDeferred: Rule = {
  id: 'health.cleanup.defer',
  verdicts: ['deferred', 'at once'],
  variants: {
    documented: {
      text: '/Defer, which goes with /ResetBase only, leaves the long part to the next maintenance of Windows, which is not simulated: nothing changes. /Defer alone is refused (87, inferred).',
      source: `${CLEAN}, /Defer`,
    },
  },
}

export const revertOffline: Rule = {
  id: 'health.revert.offline',
  verdicts: ['offline', 'refused'],
  variants: {
    documented: {
      text: 'Pending actions are reverted in an offline image only. The code for a running Windows, 50, is inferred.',
      source: `${OPTIONS}, /RevertPendingActions, "should only be used in a system-recovery scenario on a Windows image that did not boot"`,
    },
  },
}

export const pendingReverted: Rule = {
  id: 'health.revert.pending',
  verdicts: ['reverted', 'as it is'],
  variants: {
    inferred: {
      text: 'Packages, features and the edition are as they were before the operations whose ends wait for the next start; what was to be installed for the first time stays staged, and a product key stays. DISM says that this happens at the next start; here it happens at once.',
      source: `${OPTIONS}, /RevertPendingActions, "attempts to revert all pending actions from the previous servicing operations"`,
    },
  },
}

export const versionReverted: Rule = {
  id: 'health.revert.version',
  verdicts: ['installed again', 'not installed'],
  variants: {
    inferred: {
      text: 'Of the versions of a package that wait the highest that has an install time was the one in place, and is installed again. Older ones had been replaced and are superseded, others are staged. What owns them wants them again.',
      source:
        'InstallTimeHigh and InstallTimeLow are written when a package is installed, and stay when it is replaced',
    },
  },
}

export const featureReverted: Rule = {
  id: 'health.revert.feature',
  verdicts: ['enabled again', 'disabled again'],
  variants: {
    inferred: {
      text: 'A feature whose change waits for the next start is asked for as it is until then.',
      source: `${OPTIONS}, /RevertPendingActions; the state until the next start is kept beside what was asked for`,
    },
  },
}

export const editionReverted: Rule = {
  id: 'health.revert.edition',
  verdicts: ['edition before', 'as it is'],
  variants: {
    inferred: {
      text: 'When the package of an edition that was to go is installed again, what CurrentVersion says of the edition follows it.',
      source: `${OPTIONS}, /RevertPendingActions; a running server changes its edition with a restart`,
    },
  },
}

export const servicePackBackup: Rule = {
  id: 'health.servicepack.backup',
  verdicts: ['removed', 'none'],
  variants: {
    observed: {
      text: '/SPSuperseded removes what a service pack has replaced; where there is none it says so and succeeds. Superseded packages below a service pack count as its backup (inferred).',
      source: 'a published run on 6.3.9600',
    },
  },
}

export const healthRules: readonly Rule[] = [
  healthSince,
  manifestSound,
  componentThere,
  fileSound,
  changeFinished,
  storeRepairable,
  healthFlagged,
  repairSourceFound,
  repairUpdateAsked,
  cleanupSince,
  cleanupPending,
  componentUnused,
  baseReset,
  resetDeferred,
  revertOffline,
  pendingReverted,
  versionReverted,
  featureReverted,
  editionReverted,
  servicePackBackup,
]
