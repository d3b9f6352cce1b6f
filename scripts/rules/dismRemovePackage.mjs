/**
 * The sentences of the page of DismRemovePackage, in its order, by its headings, in our words; then the functions of the
 * API, one a row. `rules` carry a sentence out; a sentence without behaviour says `because`.
 */
const PAGE = {
  Introduction: [
    [
      'Removes a package from an image.',
      'package.remove.inside',
      'package.remove.predecessor',
      'package.remove.payload',
      'package.settle.removed',
    ],
    ['Some of it is about a product before its release.', { because: 'nothing to carry out' }],
  ],
  Syntax: [['Six arguments in this order, of which the last three are optional.', 'api.package.identifier']],
  'Parameters: Session': [
    ['A valid DismSession.', 'api.session.open', 'api.session.reload'],
    ['It is associated with an image, by DismOpenSession.', 'api.session.associated', 'api.session.shared'],
  ],
  'Parameters: Identifier': [
    [
      'An absolute path to a .cab file or a package name, depending on PackageIdentifier.',
      'api.package.identifier',
      'api.argument.given',
      'package.name.found',
      'package.name.token',
    ],
  ],
  'Parameters: PackageIdentifier': [
    ['A value of DismPackageIdentifier.', 'api.package.identifier'],
    ['PackageName: the package is named by its name.', 'package.name.found'],
    ['PackagePath: it is named by an absolute path to a .cab file.', 'api.package.absolute', 'api.package.cabinet'],
    ['PackageNone is not valid for this function.', 'api.package.identifier'],
  ],
  'Parameters: CancelEvent': [
    ['An event that the client signals cancels the operation in progress.', 'api.cancel.honoured'],
    [
      'Received at a stage when it cannot be cancelled, the operation goes on and returns a success.',
      'api.cancel.honoured',
      'api.progress.signal',
    ],
    ['Received and cancelled, the state of the image is unknown.', 'api.cancel.state'],
    [
      'The image is to be verified before anything else, or the changes discarded.',
      'api.cancel.state',
      'health.store.finished',
    ],
  ],
  'Parameters: Progress and UserData': [
    ['A callback of the client.', 'api.progress.told', 'api.progress.threw'],
    ['Data of the client, which the callback gets.', 'api.progress.told'],
  ],
  'Return value': [
    [
      'S_OK on success. 3010 and 1 are successes too.',
      'package.restart.needed',
      'package.remove.waiting',
      'api.session.reload',
    ],
    [
      'What the page does not tell: what is permanent, part of Windows, inside another or needed is not removed, or with a warning.',
      'package.remove.permanent',
      'package.remove.base',
      'package.remove.owned',
      'package.remove.defaultlanguage',
      'package.remove.languagepending',
      'package.remove.dependants',
    ],
  ],
  Remarks: [['An .msu file is not supported.', 'api.package.cabinet']],
  Example: [['A path whose extension is in upper case.', 'api.package.cabinet']],
  Requirements: [
    [
      'Hosts: whatever the deployment kit runs on.',
      { because: 'a simulated computer of any preset has the API; what its dism.exe lacks the API has' },
    ],
    [
      'Images: Windows 7, Server 2008 R2, Windows PE 3.0, Windows 8, Server 2012, Windows PE 4.0, Windows 8.1, Server 2012 R2, Windows 10, Server 2016.',
      'package.image.served',
    ],
    [
      'Clients: Windows 7 and Server 2008 R2 at least; header, library, DLL.',
      { because: 'a program in JavaScript links none of them' },
    ],
  ],
}

/** The functions, by what they are about. */
const FUNCTIONS = {
  'Functions: beginning and end': [
    ['DismInitialize', 'api.elevated', 'api.initialize.once', 'api.log.writable', 'api.argument.given'],
    ['DismShutdown', 'api.initialize.first', 'api.shutdown.sessions'],
    [
      'DismOpenSession',
      'api.initialize.first',
      'api.session.associated',
      'api.session.shared',
      'api.session.folder',
      'api.folder.relative',
      'api.online.folders',
      'api.argument.given',
    ],
    ['DismCloseSession', 'api.session.open', 'api.session.shared'],
    ['DismGetLastErrorMessage', 'api.error.last'],
    ['DismDelete', 'api.structure.returned'],
  ],
  'Functions: packages': [
    [
      'DismAddPackage',
      'package.add.present',
      'package.add.check',
      'package.add.newest',
      'package.add.wait',
      'package.add.preventpending',
      'package.msu.offline',
      'package.stack.reload',
      'api.progress.told',
    ],
    ['DismRemovePackage', 'api.package.identifier', 'api.package.absolute', 'api.package.cabinet'],
    [
      'DismGetPackages',
      'package.list.visible',
      'package.state.known',
      'package.release.known',
      'package.time.installed',
    ],
    ['DismGetPackageInfo, DismGetPackageInfoEx', 'api.package.identifier', 'package.name.found', 'package.path.form'],
  ],
  'Functions: features': [
    ['DismGetFeatures', 'api.feature.package', 'feature.list.gathered', 'feature.state.settled'],
    ['DismGetFeatureInfo', 'feature.name.known', 'feature.name.case'],
    ['DismGetFeatureParent', 'api.feature.package'],
    [
      'DismEnableFeature',
      'feature.enable.parent',
      'feature.enable.all',
      'api.feature.absent',
      'feature.source.found',
      'feature.source.update',
      'feature.restart.online',
    ],
    ['DismDisableFeature', 'feature.disable.children', 'feature.disable.payload'],
  ],
  'Functions: capabilities': [
    ['DismGetCapabilities', 'capability.image.supported', 'capability.state.present'],
    ['DismGetCapabilityInfo', 'capability.name.found'],
    [
      'DismAddCapability',
      'capability.add.present',
      'capability.source.staged',
      'capability.source.found',
      'source.policy.locations',
      'capability.satellite.language',
      'capability.dependency.added',
      'capability.update.asked',
      'source.update.allowed',
    ],
    ['DismRemoveCapability', 'capability.remove.present', 'capability.remove.needed'],
  ],
  'Functions: drivers': [
    ['DismGetDrivers', 'driver.list.thirdparty'],
    ['DismGetDriverInfo', 'driver.name.known', 'driver.info.architecture', 'driver.info.signature'],
    ['DismAddDriver', 'driver.image.offline', 'driver.inf.valid', 'driver.signed', 'driver.unsigned.allowed'],
    ['DismRemoveDriver', 'driver.image.offline', 'driver.remove.inbox', 'driver.remove.boot'],
  ],
  'Functions: answer files': [['DismApplyUnattend', 'unattend.session.single']],
  'Functions: health': [
    ['DismCheckImageHealth', 'health.image.since', 'health.flag.read', 'health.store.file', 'health.store.repairable'],
    ['DismRestoreImageHealth', 'health.source.found', 'health.source.update', 'health.store.finished'],
    [
      '_DismCleanImage',
      'api.clean.arguments',
      'health.cleanup.pending',
      'health.cleanup.component',
      'health.cleanup.reset',
      'health.cleanup.defer',
      'health.servicepack.backup',
    ],
  ],
  'Functions: editions': [
    ['_DismGetCurrentEdition, _DismGetTargetEditions', 'edition.image.serviced', 'edition.target.staged'],
    ['_DismSetEdition', 'edition.set.target', 'edition.set.online', 'edition.key.matches'],
    ['_DismSetProductKey', 'edition.key.form'],
  ],
  'Functions: provisioned apps': [
    ['_DismAddProvisionedAppxPackage', 'api.appx.folder', 'api.stub.option', 'api.argument.given'],
    ['_DismRemoveProvisionedAppxPackage', 'appx.remove.name'],
    ['_DismRemoveProvisionedAppxPackageAllUsers', 'appx.remove.everyone.online', 'appx.remove.everyone'],
    ['_DismGetProvisionedAppxPackages', 'appx.list.provisioned'],
    ['_DismSetAppXProvisionedDataFile', 'appx.customdata.package', 'appx.customdata.place', 'appx.customdata.deleted'],
    ['_DismOptimizeProvisionedAppxPackages', 'appx.optimize.offline', 'appx.optimize.added', 'appx.links.identical'],
    ['_DismGetNonRemovableAppsPolicy', 'appx.remove.nonremovable'],
    [
      '_DismAddPackageFamilyToUninstallBlocklist, _DismRemovePackageFamilyFromUninstallBlocklist',
      'appx.nonremovable.set',
      'api.argument.given',
    ],
  ],
}

/** The contract, as `contractPage` takes it. */
export const DISM_REMOVE_PACKAGE = {
  head: `# DismRemovePackage, sentence by sentence, and the functions of the API

\`npm run rules\` writes this page. Each row is a sentence of the page of DismRemovePackage in Microsoft's documentation:
where it stands, what it says (in our words), the rules that carry it out, and the tests that show them. Then follow the
functions of the API with the rules that are theirs. \`npm run rules -- --prove\` switches every rule off, once to each
side, and fails when its tests stay green. \`npx dismulator rules <id>\` shows a rule whole.

`,
  sections: { ...PAGE, ...FUNCTIONS },
}
