/** The tests that show each rule, by its id. Written by `npm run rules`. */
export const RULE_TESTS: { readonly [rule: string]: readonly string[] } = {
  'appx.add.source': [
    'test/dism/addOptions.test.ts: %s',
  ],
  'appx.folder.options': [
    'test/dism/addOptions.test.ts: /FolderPath with %s',
  ],
  'appx.license.choice': [
    'test/dism/addOptions.test.ts: %s semantics, a package with%s: %s',
  ],
  'appx.stub.option': [
    'test/dism/addOptions.test.ts: /StubPackageOption:%s: %s',
  ],
  'appx.stub.command': [
    'test/dism/addOptions.test.ts: without an add, 87: %s',
    'test/dism/addOptions.test.ts: before or behind the add',
  ],
  'appx.given.once': [
    'test/dism/givenOnce.test.ts: %s: %j ends with %i',
  ],
  'appx.folder.main': [
    'test/dism/packageFolder.test.ts: a package %s with its frameworks and license',
    'test/dism/packageFolder.test.ts: an empty file %s marks Reader.appx',
    'test/dism/packageFolder.test.ts: unpacked files %s',
    'test/dism/packageFolder.test.ts: %s: 0xc1570102',
  ],
  'appx.folder.format': [
    'test/dism/packageFolder.test.ts: a bundle as main package: 0xc1570102',
  ],
  'appx.folder.applicable': [
    'test/dism/packageFolder.test.ts: of several main packages that for the image is taken',
    'test/dism/packageFolder.test.ts: no main package runs on the image: 0xc1570102',
  ],
  'appx.folder.dependency': [
    'test/dism/packageFolder.test.ts: what is no framework is ignored',
    'test/dism/packageFolder.test.ts: without its framework in the folder: 15603',
  ],
  'appx.folder.license': [
    'test/dism/packageFolder.test.ts: a license is known by its root; others are ignored',
  ],
  'dism.elevated': [
    'test/dism/errors.test.ts: whether dism is elevated is decided first, and told',
  ],
  'dism.command.image': [
    'test/dism/appRules.test.ts: works on an image, and without one it is unknown',
  ],
  'dism.option.since': [
    'test/dism/appRules.test.ts: does not know an option that came later',
  ],
  'dism.help.topic': [
    'test/dism/appRules.test.ts: %s %s %s tells about it',
    'test/dism/appRules.test.ts: has no help where no image is named',
    'test/dism/appRules.test.ts: help on an option of a command is that of the command',
  ],
  'dism.restart.asked': [
    'test/dism/addPackage.test.ts: dism asks for a restart that is needed, unless it is told not to',
    'test/dism/featureTranscripts.test.ts: 33: a feature with a driver is disabled after a restart, which is asked',
    'test/dism/restart.test.ts: the computer restarts when the answer is yes, and goes on otherwise',
    'test/dism/restart.test.ts: /Quiet restarts without a question, but not with /NoRestart',
  ],
  'dism.restart.now': [
    'test/dism/restart.test.ts: the computer restarts when the answer is yes, and goes on otherwise',
    'test/dism/restart.test.ts: /Quiet restarts without a question, but not with /NoRestart',
    'test/emulator/cli/restart.test.ts: explain tells of the restart, and neither asks nor restarts',
    'test/emulator/cli/restart.test.ts: the machine of a folder restarts, and has done what waited for it',
  ],
  'dism.package.words': [
    'test/dism/addPackage.test.ts: of one that fails is said as %s says it',
    'test/dism/removePackage.test.ts: of a permanent one is said as newer and older dism.exe say it',
  ],
  'dism.msu.nameless': [
    'test/dism/addMsu.test.ts: adds its packages and counts as one: dism.exe %s',
  ],
  'dism.log.folder': [
    "test/dism/log.test.ts: ${against('61')}: the start of a run, as it was typed",
    "test/dism/log.test.ts: ${against('27')}: a removal on a running 1803",
  ],
  'dism.log.writable': [
    'test/dism/log.test.ts: is given up when it cannot be written, which is said once',
  ],
  'api.elevated': [
    'test/api/lifeCycle.test.ts: elevated: %s',
  ],
  'api.initialize.once': [
    'test/api/lifeCycle.test.ts: once, and again after DismShutdown',
  ],
  'api.initialize.first': [
    'test/api/lifeCycle.test.ts: what needs it, before and after',
  ],
  'api.log.writable': [
    'test/api/lifeCycle.test.ts: a log that can be written and one that cannot',
    'test/api/lifeCycle.test.ts: a log on a drive that the computer does not have',
  ],
  'api.process.ended': [
    'test/api/power.test.ts: a process of the Windows that runs',
    'test/api/power.test.ts: ends with %s, lets go of its images and begins again',
    'test/api/power.test.ts: with sessions on other images alone goes on',
    'test/api/power.test.ts: a session on the drive ends when Windows starts from it',
  ],
  'api.shutdown.sessions': [
    'test/api/lifeCycle.test.ts: only without open sessions, which stay',
  ],
  'api.session.open': [
    'test/api/removePackage.test.ts: a session that is not open, or that of another process',
    'test/api/sessions.test.ts: a closed handle, one that never was, that of the API itself',
  ],
  'api.session.associated': [
    'test/api/sessions.test.ts: a DismSession that has an image, and one whose session is closed',
  ],
  'api.session.shared': [
    'test/api/sessions.test.ts: the same image, as %s, is the same session, to be closed as often',
    'test/api/sessions.test.ts: opening that begins before the session is closed shares it',
  ],
  'api.session.folder': [
    'test/api/sessions.test.ts: an image that is open has one Windows directory',
  ],
  'api.folder.relative': [
    'test/api/sessions.test.ts: the Windows directory %s',
  ],
  'api.session.closing': [
    'test/api/sessions.test.ts: opening waits while the same process closes the image; another process is refused',
  ],
  'api.session.reload': [
    'test/api/reload.test.ts: a session to be reloaded is refused until it is opened again',
    'test/api/reload.test.ts: or let through with a warning',
    'test/api/removePackage.test.ts: a servicing stack asks for the session to be opened again: 1',
  ],
  'api.success.told': [
    'test/api/addUpdate.test.ts: with an answer file, SingleSession %s',
  ],
  'api.online.folders': [
    'test/api/sessions.test.ts: the Windows that runs, and folders with it',
  ],
  'api.argument.given': [
    'test/api/arguments.test.ts: DismEnableFeature with SourcePaths %j and SourcePathCount %d',
    'test/api/lifeCycle.test.ts: log level %d',
    'test/api/packages.test.ts: no name',
    'test/api/provisionedApps.test.ts: what is no family',
    'test/api/provisioning.test.ts: no path',
    'test/api/provisioning.test.ts: more dependencies than there are',
    'test/api/provisioning.test.ts: licenses without an array',
    'test/api/provisioning.test.ts: fewer than none',
    'test/api/provisioning.test.ts: a name that is not provisioned, and none',
    'test/api/removePackage.test.ts: no name',
    'test/api/removePackage.test.ts: no path',
  ],
  'api.argument.type': [
    'test/api/arguments.test.ts: $name, argument $index is no $type: refused, and nothing is written',
    'test/api/arguments.test.ts: their text is told, but for that of DismGetLastErrorMessage; NULL is one where it may be',
  ],
  'api.appx.folder': [
    'test/api/asDism.test.ts: a folder',
    'test/api/provisioning.test.ts: is a folder of unpacked files, and goes with nothing beside it',
  ],
  'api.stub.option': [
    'test/api/provisioning.test.ts: API %s, option %s',
  ],
  'api.package.identifier': [
    'test/api/packages.test.ts: of the image, by name in any case',
    'test/api/packages.test.ts: of a file, by its absolute path %s',
    'test/api/packages.test.ts: neither name nor path',
    'test/api/packages.test.ts: a number without meaning',
    'test/api/removePackage.test.ts: by name, in any case',
    'test/api/removePackage.test.ts: PackageNone',
    'test/api/removePackage.test.ts: another number',
  ],
  'api.package.absolute': [
    'test/api/packages.test.ts: of a file, by its absolute path %s',
    'test/api/packages.test.ts: a path without a drive',
    'test/api/removePackage.test.ts: by the absolute path of a .cab file, in any case',
    'test/api/removePackage.test.ts: a relative path',
    'test/api/removePackage.test.ts: the path of a drive without a root',
  ],
  'api.package.cabinet': [
    'test/api/packages.test.ts: of a file, by its absolute path %s',
    'test/api/packages.test.ts: an .msu',
    'test/api/packages.test.ts: a folder',
    'test/api/removePackage.test.ts: by the absolute path of a .cab file, in any case',
    'test/api/removePackage.test.ts: an .msu',
    'test/api/removePackage.test.ts: a folder',
    'test/api/removePackage.test.ts: the folder of an expanded package',
  ],
  'api.feature.package': [
    'test/api/features.test.ts: lists those of Windows itself, or of the package named',
  ],
  'api.feature.absent': [
    'test/api/features.test.ts: the path of a package that is not in the image enables nothing',
  ],
  'api.clean.arguments': [
    'test/api/health.test.ts: type %i with flags %i',
    'test/api/health.test.ts: type %i with flags %i is no argument',
  ],
  'api.error.last': [
    'test/api/lifeCycle.test.ts: the text stays until the next call, and is gone when that succeeds',
  ],
  'api.structure.returned': [
    'test/api/lifeCycle.test.ts: what was returned is given back once',
  ],
  'api.cancel.honoured': [
    'test/api/addUpdate.test.ts: progress is that of the whole, and a signal in the last phase of the first is in time',
    'test/api/halfCapability.test.ts: a signal in the last phase of what a capability needs is in time, in its own it is not',
    'test/api/health.test.ts: cancelled at the first call: nothing after it, no health',
    'test/api/interruption.test.ts: at call %i of Progress: cancelled, and no call after it',
    'test/api/interruption.test.ts: at call %i, after the point of no return: the work goes on and succeeds, in silence',
    'test/api/interruption.test.ts: signalled before the call: nothing is begun, whatever is chosen',
    'test/api/removePackage.test.ts: cancelled: the image is as it was',
    'test/api/removePackage.test.ts: cancelled: the image is half serviced, which shows',
    'test/api/removePackage.test.ts: after the point of no return: it goes on, in silence, and succeeds',
  ],
  'api.cancel.state': [
    'test/api/addUpdate.test.ts: half serviced, what had not begun is not there',
    'test/api/cancelOutcome.test.ts: small seeds choose either way at the first cancellation, the same each run',
    'test/api/cancelOutcome.test.ts: each of small seeds chooses either way when asked again',
    'test/api/halfEnabled.test.ts: features are changed one after the other, and a cancellation comes between',
    'test/api/interruption.test.ts: signalled before the call: nothing is begun, whatever is chosen',
    'test/api/interruption.test.ts: leaves the image %s',
    'test/api/interruption.test.ts: a seed chooses, anew each time and the same each run',
    'test/api/removePackage.test.ts: cancelled: the image is as it was',
    'test/api/removePackage.test.ts: cancelled: the image is half serviced, which shows',
    'test/api/removePackage.test.ts: half added shows too',
  ],
  'api.progress.told': [
    'test/api/halfEnabled.test.ts: features are changed one after the other, and a cancellation comes between',
    'test/api/health.test.ts: progress begins at 50 of 1000 and ends with all; without a scan there is none',
    'test/api/interruption.test.ts: grows up to its total, with the UserData as it was given',
    'test/api/interruption.test.ts: NULL is told nothing',
    'test/api/interruption.test.ts: tells the whole when a cancellation comes too late, not before a last step',
    'test/api/removePackage.test.ts: progress grows up to its total, with the UserData',
    'test/api/removePackage.test.ts: DismAddPackage has a total of 1000',
  ],
  'api.progress.signal': [
    'test/api/health.test.ts: cancelled at the first call: nothing after it, no health',
    'test/api/interruption.test.ts: at call %i of Progress: cancelled, and no call after it',
    'test/api/interruption.test.ts: at call %i, after the point of no return: the work goes on and succeeds, in silence',
    'test/api/interruption.test.ts: an event that is not signalled changes nothing',
    'test/api/removePackage.test.ts: after the point of no return: it goes on, in silence, and succeeds',
  ],
  'api.progress.threw': [
    'test/api/interruption.test.ts: that throws ends the operation; the session goes on',
    'test/api/interruption.test.ts: a Progress that throws at its last call ends the operation too',
  ],
  'appx.host.packagepath': [
    'test/dism/whoMay.test.ts: %s %o: /PackagePath gives %i',
    'test/dism/whoMay.test.ts: a host that may not use /PackagePath may use /FolderPath',
  ],
  'appx.image.supported': [
    'test/api/provisioning.test.ts: a Windows that takes no apps',
    'test/dism/whoMay.test.ts: %s: an app package gives %i, a bundle %i: %s',
    'test/dism/whoMay.test.ts: on %s the commands are unknown, have no help and no provider in the log',
    'test/dism/whoMay.test.ts: an image that takes apps says so in its log at level 4',
  ],
  'appx.desktop.add': [
    'test/dism/whoMay.test.ts: without it nothing is added; with it, yes',
    'test/servicing/appx/sideloading.test.ts: on a server without the Desktop Experience nothing starts',
  ],
  'appx.desktop.remove': [
    'test/dism/whoMay.test.ts: apps that were not removed before it went stay until it is back',
  ],
  'appx.list.provisioned': [
    'test/dism/appRules.test.ts: the list shows what is provisioned, not what is only in the image',
  ],
  'appx.package.sound': [
    'test/dism/appRules.test.ts: that is none is refused with 15600',
  ],
  'appx.main.kind': [
    'test/servicing/appx/versions.test.ts: a framework, %s: %s',
  ],
  'appx.target.family': [
    'test/servicing/appx/versions.test.ts: not an app for another kind of device: 0x80073cfd',
    'test/servicing/appx/versions.test.ts: of several families one is enough',
  ],
  'appx.target.version': [
    'test/servicing/appx/versions.test.ts: %s, a package that asks for %s: %s',
  ],
  'appx.format.supported': [
    'test/dism/whoMay.test.ts: %s: an app package gives %i, a bundle %i: %s',
  ],
  'appx.format.msix': [
    'test/servicing/appx/versions.test.ts: %s, a file named %s: %s',
  ],
  'appx.content.intact': [
    'test/dism/appRules.test.ts: with a changed block is refused, and changes nothing',
    'test/servicing/appx/versions.test.ts: a bundle whose content does not match its block map changes nothing',
  ],
  'appx.content.same': [
    'test/servicing/appx/versions.test.ts: the same full name with other content is refused with 0x80073cfb',
  ],
  'appx.license.given': [
    'test/dism/addOptions.test.ts: several: each goes to the app that it names',
    'test/dism/addOptions.test.ts: none with /SkipLicense',
    'test/servicing/appx/removal.test.ts: what an add writes',
    'test/servicing/appx/versions.test.ts: /SkipLicense marks a line-of-business app',
  ],
  'appx.license.family': [
    'test/dism/addOptions.test.ts: a second one %s: 13, nothing happens',
    'test/servicing/appx/versions.test.ts: a license %s',
  ],
  'appx.version.order': [
    'test/servicing/appx/versions.test.ts: a newer version replaces the older',
    'test/servicing/appx/versions.test.ts: an older version is refused with 0xc1570118',
  ],
  'appx.version.update': [
    'test/servicing/appx/versions.test.ts: %s, a newer version: %s',
    'test/servicing/appx/versions.test.ts: on Windows 8 the old version is removed first',
  ],
  'appx.version.form': [
    'test/servicing/appx/versions.test.ts: a bundle may replace a package, a package may not replace a bundle',
  ],
  'appx.version.same': [
    'test/servicing/appx/versions.test.ts: the same version again refreshes the resource packages, both ways',
    'test/servicing/appx/versions.test.ts: what is provisioned for the first time is new',
  ],
  'appx.version.replaced': [
    'test/servicing/appx/versions.test.ts: a newer version replaces the older',
    'test/servicing/appx/versions.test.ts: what a user has registered of the older version stays until the user signs in',
  ],
  'appx.deprovisioned.cleared': [
    'test/servicing/appx/removal.test.ts: adding it again clears the mark',
  ],
  'appx.deprovisioned.mark': [
    'test/servicing/appx/removal.test.ts: %s: the mark is %s',
    'test/servicing/appx/removal.test.ts: 1709, with %s: the mark is written: %s',
  ],
  'appx.name.short': [
    'test/dism/customData.test.ts: a name without place for a resource id',
    'test/dism/nonRemovable.test.ts: a name that lacks its empty resource id is of the family too',
    'test/dism/nonRemovable.test.ts: a name that lacks its empty resource id is of the family too',
  ],
  'appx.remove.name': [
    'test/servicing/appx/removal.test.ts: when a user has it registered, only the provisioning goes',
    'test/servicing/appx/removal.test.ts: %s is not provisioned: 2',
  ],
  'appx.remove.registered': [
    'test/servicing/appx/removal.test.ts: when no user has it registered, everything goes, with frameworks that nobody needs',
    'test/servicing/appx/removal.test.ts: when a user has it registered, only the provisioning goes',
  ],
  'appx.remove.package': [
    'test/servicing/appx/removal.test.ts: when no user has it registered, everything goes, with frameworks that nobody needs',
    'test/servicing/appx/removal.test.ts: when a user has it registered, only the provisioning goes',
    'test/servicing/appx/removal.test.ts: the license stays while a user has another version',
  ],
  'appx.remove.lastuser': [
    'test/servicing/appx/removal.test.ts: then the last user who removes it deletes the rest',
    'test/servicing/appx/removal.test.ts: does not get the same provisioning again, other users do',
  ],
  'appx.add.policy': [
    "test/dism/log.test.ts: ${against('23')}: a policy refuses a package",
  ],
  'appx.list.readable': [
    'test/servicing/appx/provisioningList.test.ts: and is no document is replaced, which is told',
  ],
  'appx.list.only': [
    'test/servicing/appx/provisioningList.test.ts: keeps what the registry lacks, but not of a family that is provisioned',
  ],
  'appx.nonremovable.set': [
    'test/api/provisionedApps.test.ts: a family becomes nonremovable',
    'test/dism/nonRemovable.test.ts: a family stays until the policy is lifted',
    'test/dism/nonRemovable.test.ts: other settings of the family stay',
    'test/dism/nonRemovable.test.ts: lists and tables',
  ],
  'appx.remove.nonremovable': [
    'test/api/provisionedApps.test.ts: the policy is listed, keeps an app, and is lifted',
    'test/dism/nonRemovable.test.ts: a family stays until the policy is lifted',
    'test/dism/nonRemovable.test.ts: a name that lacks its empty resource id is of the family too',
    'test/dism/nonRemovable.test.ts: a user cannot remove it either',
    'test/emulator/machine/life.test.ts: a policy keeps an app from being dropped at the first sign-in',
  ],
  'appx.remove.protected': [
    "test/dism/nonRemovable.test.ts: a main-package name that is not provisioned is refused ${transcriptsMissing ?? 'as transcript 20, byte for byte'}",
    "test/dism/nonRemovable.test.ts: the log says ${transcriptsMissing ?? 'what transcript 24 has'}",
    'test/dism/nonRemovable.test.ts: %s',
    'test/dism/nonRemovable.test.ts: the names of a bundle and in any case are of the family too, others not',
    'test/dism/nonRemovable.test.ts: a name that lacks its empty resource id is of the family too',
    'test/dism/nonRemovable.test.ts: a policy of 0 does not lift it, a key below EndOfLife does',
  ],
  'appx.architecture.application': [
    'test/servicing/appx/selectPackages.test.ts: %s %s takes of %j: %s',
  ],
  'appx.architecture.applicable': [
    'test/servicing/appx/selectPackages.test.ts: %s %s takes of %j: %s',
    'test/servicing/appx/selectPackages.test.ts: none that runs: refused with 0x80073d10',
  ],
  'appx.language.match': [
    'test/servicing/appx/selectPackages.test.ts: an image with %j takes of a bundle with %j: %j',
    'test/servicing/languages/changeLanguages.test.ts: the example of the page: of English, French and Spanish the image takes two, the first user leaves one',
  ],
  'appx.language.parent': [
    'test/servicing/appx/selectPackages.test.ts: an image with %j takes of a bundle with %j: %j',
  ],
  'appx.language.sibling': [
    'test/servicing/appx/selectPackages.test.ts: an image with %j takes of a bundle with %j: %j',
    'test/servicing/appx/selectPackages.test.ts: another region stands in under observed semantics, when nothing serves the language better',
  ],
  'appx.scale.all': [
    'test/servicing/appx/selectPackages.test.ts: all scales and all DirectX feature levels are added',
  ],
  'appx.dxfl.all': [
    'test/servicing/appx/selectPackages.test.ts: all scales and all DirectX feature levels are added',
  ],
  'appx.resource.unqualified': [
    'test/dism/appRules.test.ts: a resource package without qualifiers is added on any image',
  ],
  'appx.language.stale': [
    'test/emulator/machine/life.test.ts: a bundle that was pruned counts as stale then',
    'test/scenarios/languagePacks.test.ts: takes the applicability of a provisioned bundle with it',
    'test/servicing/appx/signIn.test.ts: what was removed is not stale',
    'test/servicing/appx/versions.test.ts: the same version again refreshes the resource packages, both ways',
    'test/servicing/languages/changeLanguages.test.ts: leaves the bundle stale, which is told and not repaired; adding it again repairs',
  ],
  'appx.stub.preference': [
    'test/dism/stubs.test.ts: none stored and none given: the full app',
    'test/dism/stubs.test.ts: InstallStub: the stub',
    'test/dism/stubs.test.ts: later adds that do not say follow it, in both directions',
    'test/dism/stubs.test.ts: no stub for the processor: the full app',
  ],
  'appx.stub.stored': [
    'test/dism/stubs.test.ts: %s is stored as the preference of the family',
    'test/dism/stubs.test.ts: an add that does not say leaves what is stored',
  ],
  'appx.stub.member': [
    'test/dism/stubs.test.ts: the packages of the other form stay out',
    'test/servicing/appx/selectPackages.test.ts: stubs are left out',
  ],
  'appx.dependency.architecture': [
    'test/servicing/appx/dependencies.test.ts: %s %s, an %s app: %j of all',
  ],
  'appx.dependency.kind': [
    'test/servicing/appx/dependencies.test.ts: %s is no dependency',
    'test/servicing/appx/dependencies.test.ts: what the app does not name is ignored',
  ],
  'appx.dependency.needed': [
    'test/servicing/appx/dependencies.test.ts: what the app does not name is ignored',
  ],
  'appx.dependency.newest': [
    'test/dism/pageExamples.test.ts: the latest minor version of each major version is installed',
    'test/servicing/appx/dependencies.test.ts: the newest of those given is taken',
  ],
  'appx.dependency.older': [
    'test/servicing/appx/dependencies.test.ts: an older one than in the image, %s: %s',
  ],
  'appx.dependency.required': [
    'test/servicing/appx/dependencies.test.ts: missing for the architecture of the app: refused with 0x80073cf3',
    'test/servicing/appx/dependencies.test.ts: what the app does not name is ignored',
  ],
  'appx.dependency.applicable': [
    'test/servicing/appx/dependencies.test.ts: a neutral framework serves every architecture',
    'test/servicing/appx/dependencies.test.ts: missing for another applicable architecture: a warning',
  ],
  'appx.framework.inuse': [
    'test/servicing/appx/dependencies.test.ts: the older one stays while a user has it registered, until the next sign-in',
    'test/servicing/appx/removal.test.ts: when no user has it registered, everything goes, with frameworks that nobody needs',
  ],
  'appx.remove.files': [
    'test/dism/missingFiles.test.ts: a package with %s is removed or not',
  ],
  'appx.dependency.files': [
    'test/dism/missingFiles.test.ts: a framework with %s serves another app or not',
  ],
  'appx.files.needed': [
    'test/emulator/machine/life.test.ts: is not registered, does not start and takes no custom data',
  ],
  'appx.optional.kind': [
    'test/dism/addOptions.test.ts: an app that is no optional package: 15602',
    'test/dism/addOptions.test.ts: an optional package is one',
  ],
  'appx.optional.main': [
    'test/dism/addOptions.test.ts: one of another publisher says whose app it extends',
    'test/dism/addOptions.test.ts: one of %s: 15603',
  ],
  'appx.optional.provisioned': [
    'test/dism/addOptions.test.ts: a package and a bundle go in with their app and are listed',
  ],
  'appx.optional.alone': [
    'test/dism/addOptions.test.ts: with /PackagePath it needs its app in the image: 15603 otherwise',
  ],
  'appx.customdata.place': [
    'test/api/provisionedApps.test.ts: a custom data file is set',
    'test/dism/customData.test.ts: %s semantics: any file becomes %s',
    'test/dism/customData.test.ts: an existing one is overwritten by an add and by a command',
    'test/dism/customData.test.ts: without a path no file is written',
  ],
  'appx.customdata.kept': [
    'test/dism/customData.test.ts: it stays when the app is added again or anew without it',
    'test/dism/customData.test.ts: an app that has none gets none',
  ],
  'appx.customdata.lost': [
    'test/dism/customData.test.ts: a failed add does not restore it, and leaves all else',
    'test/dism/customData.test.ts: a failed add of an app that had none changes nothing',
  ],
  'appx.customdata.package': [
    'test/dism/customData.test.ts: the package must be provisioned: 2 otherwise',
  ],
  'appx.customdata.deleted': [
    'test/api/provisionedApps.test.ts: the custom data file of an app is deleted again',
    'test/dism/customData.test.ts: without a path the file goes',
    'test/dism/customData.test.ts: and when there is none, nothing happens',
  ],
  'appx.customdata.link': [
    'test/dism/customData.test.ts: a hard link is broken: no other app changes',
    'test/dism/customData.test.ts: a file of its own is written as it is',
  ],
  'appx.sideload.app': [
    'test/servicing/appx/sideloading.test.ts: an app with a license is none, given now or earlier',
    'test/servicing/appx/sideloading.test.ts: %s: the signature tells',
  ],
  'appx.sideload.allowed': [
    'test/servicing/appx/sideloading.test.ts: %o allows them: %s',
    'test/servicing/appx/sideloading.test.ts: %s with %s\\%s = %i allows them: %s',
    'test/servicing/appx/sideloading.test.ts: the policy is stronger than the switch',
    'test/servicing/appx/sideloading.test.ts: an edition for enterprises allows them later than Home and Pro',
  ],
  'appx.sideload.start': [
    'test/servicing/appx/sideloading.test.ts: %o allows them: %s',
    'test/servicing/appx/sideloading.test.ts: an app with a license is none, given now or earlier',
  ],
  'appx.region.valid': [
    'test/emulator/machine/regions.test.ts: %s is a region list, listed as %s',
    'test/emulator/machine/regions.test.ts: %s is none, and nothing changes',
  ],
  'appx.region.stored': [
    'test/emulator/machine/regions.test.ts: without it the list says None',
    'test/emulator/machine/regions.test.ts: what was given is kept with the app, until it is added with another',
    'test/servicing/appx/removal.test.ts: what an add writes',
  ],
  'appx.region.match': [
    'test/emulator/machine/regions.test.ts: registers the app for users in one of them, by either code',
    'test/emulator/machine/regions.test.ts: does not for others, for whom it stays provisioned',
    'test/emulator/machine/regions.test.ts: `all` is for everybody',
    'test/emulator/machine/regions.test.ts: a user keeps the region that was chosen, and what was registered in another',
    'test/emulator/machine/regions.test.ts: Windows 8.1 registers the app whatever the region',
  ],
  'appx.pin.needed': [
    'test/emulator/machine/regions.test.ts: Windows 10 and later ask for a pin',
    'test/emulator/machine/regions.test.ts: Windows 8.1 does not',
    'test/emulator/machine/regions.test.ts: when OOBE is over, what is added comes to each user at the next sign-in',
    'test/emulator/machine/regions.test.ts: the observed rule says the same',
    'test/emulator/machine/regions.test.ts: what has no application is kept, as a framework that was provisioned',
    'test/emulator/machine/regions.test.ts: an app of which no regions are known is kept, as in an image from elsewhere',
    'test/emulator/machine/regions.test.ts: Windows 10 1803 asks for no pin',
    'test/emulator/machine/regions.test.ts: 1709 asks for one all the same',
    'test/emulator/machine/regions.test.ts: without /Region it is gone',
    'test/emulator/machine/regions.test.ts: with all it stays',
    'test/emulator/machine/regions.test.ts: an audit mode that starts again drops nothing',
  ],
  'appx.pin.found': [
    'test/emulator/machine/regions.test.ts: the first sign-in after OOBE drops an app that is not pinned, files and license too',
    'test/emulator/machine/regions.test.ts: it keeps and registers an app that is pinned',
    'test/emulator/machine/regions.test.ts: %s is no pin of it',
    'test/emulator/machine/regions.test.ts: any application of a package may be pinned',
    'test/emulator/machine/regions.test.ts: an app whose manifest cannot be read is pinned by its family',
  ],
  'appx.pin.package': [
    'test/emulator/machine/regions.test.ts: stays when the app is dropped',
    'test/emulator/machine/regions.test.ts: what nobody has is deleted',
  ],
  'appx.layout.read': [
    'test/emulator/machine/regions.test.ts: by hand is read, whatever its prefixes %s',
    'test/emulator/machine/regions.test.ts: in UTF-16 is read',
    'test/emulator/machine/regions.test.ts: that %s is ignored and says so',
    'test/emulator/machine/regions.test.ts: that %s is ignored',
  ],
  'appx.layout.region': [
    'test/emulator/machine/regions.test.ts: applies with%s in the United States',
    'test/emulator/machine/regions.test.ts: is left out with%s there',
  ],
  'appx.layout.groups': [
    'test/emulator/machine/regions.test.ts: counts a second group, not a third',
  ],
  'appx.register.signin': [
    'test/emulator/machine/life.test.ts: an app that is added online comes at the next sign-in',
    'test/emulator/machine/life.test.ts: a newer version of a provisioned app stays beside it, and the next sign-in takes nothing back',
    'test/servicing/appx/removal.test.ts: does not get the same provisioning again, other users do',
    'test/servicing/appx/signIn.test.ts: registers what was provisioned since, once',
  ],
  'appx.register.again': [
    'test/servicing/appx/removal.test.ts: %s: when it is provisioned anew, it %s',
  ],
  'appx.register.resource': [
    'test/servicing/appx/signIn.test.ts: removes the resource packages that do not fit the user, and never the app',
  ],
  'appx.prune.once': [
    'test/servicing/appx/signIn.test.ts: removes the resource packages that do not fit the user, and never the app',
    'test/servicing/appx/signIn.test.ts: removes nothing',
  ],
  'appx.prune.language': [
    'test/servicing/appx/signIn.test.ts: removes the resource packages that do not fit the user, and never the app',
    'test/servicing/languages/changeLanguages.test.ts: the example of the page: of English, French and Spanish the image takes two, the first user leaves one',
  ],
  'appx.prune.scale': [
    'test/servicing/appx/signIn.test.ts: a scale or level inside the app package serves too',
    'test/servicing/appx/signIn.test.ts: beyond the largest scale, the largest serves',
  ],
  'appx.prune.dxfl': [
    'test/servicing/appx/signIn.test.ts: what was removed is not stale',
    'test/servicing/appx/signIn.test.ts: a scale or level inside the app package serves too',
  ],
  'appx.prune.recorded': [
    'test/servicing/appx/signIn.test.ts: what fits leaves nothing to remember',
    'test/servicing/appx/signIn.test.ts: what was removed is not stale',
  ],
  'edition.image.serviced': [
    "test/dism/editionCommands.test.ts: the edition ${transcriptsMissing ?? 'as transcript 13, byte for byte'}",
  ],
  'edition.target.staged': [
    'test/dism/editionCommands.test.ts: a target is an edition of the matrix whose package is staged',
  ],
  'edition.set.target': [
    'test/dism/editionCommands.test.ts: changes an offline image to one of its targets',
  ],
  'edition.set.online': [
    'test/dism/editionCommands.test.ts: of the running Windows is for servers, and is told before the restart',
  ],
  'edition.set.accepted': [
    'test/dism/editionCommands.test.ts: of a running server needs terms accepted and a key',
  ],
  'edition.terms.online': [
    'test/dism/editionCommands.test.ts: /GetEula copies the license terms of a running server and changes nothing',
  ],
  'edition.set.shown': [
    'test/dism/editionCommands.test.ts: of the running Windows is for servers, and is told before the restart',
  ],
  'edition.set.composed': [
    'test/dism/editionCommands.test.ts: of %s to %s makes it of the files of %s',
  ],
  'edition.key.form': [
    'test/dism/editionCommands.test.ts: has the form of one',
  ],
  'edition.key.matches': [
    'test/dism/editionCommands.test.ts: is that of the edition',
  ],
  'feature.desktop.known': [
    'test/dism/whoMay.test.ts: %s has no feature %s of a desktop',
    'test/dism/whoMay.test.ts: what is enabled already stays enabled',
  ],
  'appx.desktop.leave': [
    'test/dism/whoMay.test.ts: apps that were not removed before it went stay until it is back',
  ],
  'source.policy.locations': [
    'test/dism/capabilityChanges.test.ts: LocalSourcePath is searched after the sources that are given, running or not',
    'test/dism/cleanupImage.test.ts: from where a policy names, %s',
    'test/dism/cleanupImage.test.ts: and from no other place where none does',
    'test/dism/features.test.ts: or from the one that policy names, %s',
  ],
  'source.update.allowed': [
    'test/dism/capabilityChanges.test.ts: UseWindowsUpdate 2 forbids the download',
    'test/dism/cleanupImage.test.ts: a policy forbids that Windows Update is asked',
    'test/dism/features.test.ts: a policy forbids the download',
  ],
  'feature.package.default': [
    'test/dism/features.test.ts: those of Foundation, or of the package that is named',
  ],
  'feature.list.gathered': [
    'test/dism/features.test.ts: and those of packages that are inside others',
  ],
  'feature.state.settled': [
    'test/dism/features.test.ts: what was asked, and what waits for a start',
    'test/dism/features.test.ts: an enabled feature waits with its package',
  ],
  'feature.payload.present': [
    'test/dism/features.test.ts: what was asked, and what waits for a start',
  ],
  'feature.name.known': [
    'test/dism/featureTranscripts.test.ts: 30: two names, of which the first is unknown',
    'test/dism/features.test.ts: an unknown one ends the command, and nothing is changed',
  ],
  'feature.name.case': [
    'test/dism/features.test.ts: their case counts before Windows 8',
  ],
  'feature.options.image': [
    'test/dism/features.test.ts: images before Windows 8 know neither sources nor /All nor /Remove',
    'test/dism/features.test.ts: a computer with Windows 7 enables a feature with all that it stands on',
    'test/dism/unattend.test.ts: turns features of Windows 7 on, which is too old for options of features',
  ],
  'feature.change.needed': [
    'test/dism/features.test.ts: what is asked for again stays as it is',
  ],
  'feature.enable.parent': [
    'test/api/features.test.ts: a disabled parent has a code of its own, EnableAll enables it',
    'test/dism/featureTranscripts.test.ts: 31 and 32: parents first, then their child',
    'test/dism/features.test.ts: one of them must be enabled, now or by the same command',
  ],
  'feature.enable.all': [
    'test/dism/features.test.ts: /All enables all of them, or nothing',
    'test/dism/unattend.test.ts: enables features together, and none with what it stands on',
  ],
  'feature.source.found': [
    'test/dism/features.test.ts: come from a source that has them',
    'test/dism/features.test.ts: or from a Windows of the same version that has it, or its Windows folder',
  ],
  'feature.source.update': [
    'test/dism/features.test.ts: without one Windows Update is asked for the running Windows, unless that is forbidden',
  ],
  'feature.restart.online': [
    'test/dism/features.test.ts: in the running Windows at once, or after a restart',
  ],
  'feature.restart.offline': [
    'test/dism/features.test.ts: in an offline image when it starts, unless its package needs no start',
  ],
  'feature.restart.back': [
    'test/dism/features.test.ts: what waits can be taken back',
    'test/dism/features.test.ts: taken back %s, a change leaves nothing that waits',
  ],
  'feature.disable.children': [
    'test/dism/features.test.ts: who stands on a disabled one is disabled, unless another parent stays',
  ],
  'feature.disable.payload': [
    'test/dism/features.test.ts: /Remove takes those that are named',
  ],
  'feature.boot.settled': [
    'test/dism/features.test.ts: a start carries out what waits',
  ],
  'language.pack.known': [
    'test/servicing/languages/changeLanguages.test.ts: must be one that there is',
  ],
  'language.pack.installed': [
    'test/servicing/languages/changeLanguages.test.ts: leaves the bundle stale, which is told and not repaired; adding it again repairs',
    'test/servicing/languages/changeLanguages.test.ts: and is there already changes nothing',
    'test/servicing/languages/languagePackages.test.ts: add and remove the package',
  ],
  'language.remove.present': [
    'test/servicing/languages/changeLanguages.test.ts: leaves what was added for it; adding the bundle again drops that',
    'test/servicing/languages/languagePackages.test.ts: add and remove the package',
  ],
  'language.remove.last': [
    'test/servicing/languages/changeLanguages.test.ts: the only one stays',
    'test/servicing/languages/languagePackages.test.ts: of the only language is refused',
  ],
  'language.remove.default': [
    'test/servicing/languages/changeLanguages.test.ts: the default one goes before OOBE only, and another takes its place',
  ],
  'language.pack.brings': [
    'test/scenarios/languagePacks.test.ts: takes the applicability of a provisioned bundle with it',
    'test/servicing/languages/languagePackages.test.ts: brings its language, with an LCID of its own or none',
    'test/servicing/languages/languagePackages.test.ts: in a running Windows waits for its start',
    'test/servicing/languages/languagePackages.test.ts: and one that is taken back before that never brings its language',
    'test/servicing/languages/languagePackages.test.ts: again, before its removal is done, keeps its language all the time',
    'test/servicing/languages/languagePackages.test.ts: takes its language; offline the default one too, and another takes its place',
  ],
  'intl.settings.offline': [
    'test/dism/internationalCommands.test.ts: is set offline only',
  ],
  'intl.language.installed': [
    'test/dism/internationalCommands.test.ts: as UI language is an installed one, or nothing changes',
  ],
  'intl.language.parent': [
    'test/dism/internationalCommands.test.ts: as UI language, when it is an interface pack, leaves Windows in the language it stands on',
  ],
  'intl.fallback.used': [
    'test/dism/internationalCommands.test.ts: as fallback is one that the default language can fall back to',
  ],
  'intl.fallback.offered': [
    'test/dism/internationalCommands.test.ts: as fallback is one that the default language can fall back to',
  ],
  'intl.locale.known': [
    'test/dism/internationalCommands.test.ts: as locale has the name of one',
  ],
  'intl.locale.unicode': [
    'test/dism/internationalCommands.test.ts: as system locale has a code page',
  ],
  'intl.common.unicode': [
    'test/dism/internationalCommands.test.ts: for all, or as defaults, leaves the system locale alone for a language that has Unicode only',
  ],
  'intl.user.hive': [
    'test/dism/internationalCommands.test.ts: changes nothing when new users have no hive to start with',
  ],
  'intl.individual.first': [
    'test/dism/internationalCommands.test.ts: by itself takes precedence over what is set for all',
  ],
  'intl.input.form': [
    'test/dism/internationalCommands.test.ts: as input locale is a name or pairs',
  ],
  'intl.input.layout': [
    'test/dism/internationalCommands.test.ts: as keyboard layout is one of the image',
  ],
  'intl.zone.known': [
    'test/dism/internationalCommands.test.ts: as time zone is named as in the registry of the image',
  ],
  'intl.driver.number': [
    'test/dism/internationalCommands.test.ts: as keyboard driver has a number from 1 to 6',
  ],
  'intl.location.follows': [
    "test/dism/internationalCommands.test.ts: after /Set-AllIntl an image with three languages and a distribution is reported ${transcriptsMissing ?? 'as transcript 12, byte for byte'}",
    'test/dism/internationalCommands.test.ts: as user locale brings a location where there is one',
  ],
  'intl.location.named': [
    'test/dism/internationalCommands.test.ts: in an image of %s names the region %s of the location',
  ],
  'intl.report.user': [
    "test/dism/internationalCommands.test.ts: after /Set-AllIntl an image with three languages and a distribution is reported ${transcriptsMissing ?? 'as transcript 12, byte for byte'}",
    "test/dism/internationalCommands.test.ts: the running Windows is reported ${transcriptsMissing ?? 'as transcript 46, byte for byte'}, without user locale and location",
  ],
  'intl.distribution.given': [
    'test/dism/internationalCommands.test.ts: needs a distribution',
  ],
  'intl.setup.present': [
    'test/dism/internationalCommands.test.ts: holds the languages of the image and the distribution, and with which Setup starts',
  ],
  'appx.links.audit': [
    'test/emulator/machine/hardLinks.test.ts: an app that is provisioned online in audit mode shares files',
    'test/emulator/machine/hardLinks.test.ts: after set-up it has files of its own',
  ],
  'appx.links.identical': [
    'test/api/provisionedApps.test.ts: apps are optimized',
    'test/emulator/machine/hardLinks.test.ts: offline, identical files of different packages become hard links',
    'test/emulator/machine/hardLinks.test.ts: files of one package alone stay as they are',
  ],
  'appx.links.most': [
    'test/emulator/machine/hardLinks.test.ts: a file takes 1,024 links and no more',
  ],
  'appx.optimize.offline': [
    'test/api/provisionedApps.test.ts: the running Windows is not optimized',
    'test/emulator/machine/hardLinks.test.ts: offline, identical files of different packages become hard links',
    'test/emulator/machine/hardLinks.test.ts: the running Windows is refused, with nothing changed',
  ],
  'appx.optimize.added': [
    'test/emulator/machine/hardLinks.test.ts: what was there when the image last ran is left alone, what was added since is optimized',
    'test/emulator/machine/hardLinks.test.ts: a package that is added again unchanged was there all the time',
    'test/emulator/machine/hardLinks.test.ts: an imported image with %s counts as having run',
    'test/emulator/machine/hardLinks.test.ts: Windows 8.1 keeps its packages in another database',
  ],
  'appx.running.family': [
    'test/emulator/machine/life.test.ts: an app is not added over a running one of its family',
  ],
  'appx.user.version': [
    'test/emulator/machine/life.test.ts: an app is installed for one user and provisioned for nobody',
  ],
  'appx.user.resource': [
    'test/emulator/machine/life.test.ts: an app is installed for one user and provisioned for nobody',
    'test/emulator/machine/life.test.ts: a user of French gets the French package',
  ],
  'appx.remove.allusers': [
    'test/emulator/machine/life.test.ts: what is removed for all users stays provisioned, and goes when it is not',
  ],
  'appx.remove.everyone.online': [
    'test/api/provisionedApps.test.ts: provisioning, registrations and files go',
    'test/api/provisionedApps.test.ts: not of an offline image, and not what is not there',
  ],
  'appx.remove.everyone': [
    'test/api/provisionedApps.test.ts: provisioning, registrations and files go',
  ],
  'appx.start.registered': [
    'test/emulator/machine/life.test.ts: an app starts for a user who has it',
  ],
  'appx.start.audit': [
    'test/emulator/machine/life.test.ts: apps do not run in audit mode',
  ],
  'appx.sysprep.provisioned': [
    'test/emulator/machine/life.test.ts: generalizes: OOBE is due, the apps of the current user are gone',
    'test/emulator/machine/life.test.ts: an app that only a user has stops it, with 0x80073cf2 and its log',
    'test/emulator/machine/life.test.ts: so does a newer version than the provisioned one',
    'test/emulator/machine/life.test.ts: an app that was removed from the offline image does not',
  ],
  'appx.sysprep.unregistered': [
    'test/emulator/machine/life.test.ts: generalizes: OOBE is due, the apps of the current user are gone',
  ],
  'appx.sysprep.pruned': [
    'test/emulator/machine/life.test.ts: a bundle that was pruned counts as stale then',
  ],
  'package.list.visible': [
    'test/api/packages.test.ts: the packages that dism lists, with their numbers',
    'test/dism/packageCommands.test.ts: packages in the order of their names, those inside others left out',
  ],
  'package.state.known': [
    'test/api/packages.test.ts: the packages that dism lists, with their numbers',
    'test/dism/packageCommands.test.ts: each state has its word, a number without meaning counts as not present',
  ],
  'package.release.known': [
    'test/dism/packageCommands.test.ts: the release type is that of the manifest, Other without one that can be read',
  ],
  'package.time.installed': [
    'test/dism/packageCommands.test.ts: the install time is in UTC, and empty for what is not installed',
  ],
  'package.name.found': [
    'test/api/removePackage.test.ts: by name, in any case',
    'test/api/removePackage.test.ts: nobody has it',
    'test/api/removePackage.test.ts: it is no identity',
    'test/dism/packageCommands.test.ts: a name that no package has, or that is none, is refused as DISM refuses it',
    'test/dism/removePackage.test.ts: of a package that is not there is said as newer and older dism.exe say it',
  ],
  'package.name.token': [
    'test/dism/packageCommands.test.ts: a name without a token finds the package of any, one with a token that package alone',
  ],
  'package.path.form': [
    'test/dism/packageCommands.test.ts: a folder with an update.mum is read, an .msu and other files are refused',
    'test/dism/packageCommands.test.ts: a .cab that is none, or holds no package, is refused, and so is a package of another name',
    'test/servicing/packages/openPackageSource.test.ts: from %s, with the packages and the files inside it',
    'test/servicing/packages/openPackageSource.test.ts: and nothing else is',
  ],
  'package.folder.cabinet': [
    'test/dism/addPackage.test.ts: from a folder with a .cab that is none, also when it %s',
  ],
  'package.applicable.present': [
    'test/dism/packageCommands.test.ts: a package that is in the image is shown as it is there, and applies',
  ],
  'package.applicable.architecture': [
    'test/dism/packageCommands.test.ts: a package applies to images of its architecture',
  ],
  'package.applicable.language': [
    'test/dism/addPackage.test.ts: when its language is there, unless it brings that',
  ],
  'package.applicable.parent': [
    'test/dism/packageCommands.test.ts: a package with parents needs one of them, in the right version and state',
  ],
  'package.restart.stated': [
    'test/dism/packageCommands.test.ts: whether a restart is needed is what the manifest says, else possible',
  ],
  'package.offline.stated': [
    'test/dism/packageCommands.test.ts: whether it goes in wholly offline is what the manifest says, else undetermined',
  ],
  'package.feature.selectable': [
    'test/dism/packageCommands.test.ts: features are the updates that can be selected',
  ],
  'package.feature.enabled': [
    'test/dism/packageCommands.test.ts: a feature is what was asked for, else what the manifest says',
  ],
  'health.image.since': [
    'test/dism/cleanupImage.test.ts: a sound store',
    'test/dism/cleanupImage.test.ts: an image before Windows 8',
  ],
  'health.store.package': [
    'test/api/health.test.ts: a scan finds what the mark does not show, and marks',
    'test/dism/cleanupImage.test.ts: a sound store',
    'test/dism/cleanupImage.test.ts: a package has no manifest',
    'test/dism/cleanupImage.test.ts: a package has a manifest that is none',
    'test/dism/cleanupImage.test.ts: a package has the manifest of another',
  ],
  'health.store.component': [
    'test/dism/cleanupImage.test.ts: a sound store',
    'test/dism/cleanupImage.test.ts: a manifest is missing',
  ],
  'health.store.file': [
    'test/dism/cleanupImage.test.ts: a sound store',
    'test/dism/cleanupImage.test.ts: a file is missing',
    'test/dism/cleanupImage.test.ts: a file is another',
  ],
  'health.store.finished': [
    'test/api/halfRemoved.test.ts: a removal left half done stays so, whatever else waits',
    'test/api/removePackage.test.ts: cancelled: the image is half serviced, which shows',
    'test/api/removePackage.test.ts: half added shows too',
    'test/dism/cleanupImage.test.ts: a sound store',
    'test/dism/cleanupImage.test.ts: a package waits for a start, and nothing else does',
    'test/dism/cleanupImage.test.ts: what was left half done is brought to an end',
  ],
  'health.store.repairable': [
    'test/dism/cleanupImage.test.ts: a file is missing',
    'test/dism/cleanupImage.test.ts: an image that cannot be serviced any more',
  ],
  'health.flag.read': [
    'test/api/health.test.ts: a scan finds what the mark does not show, and marks',
    'test/dism/cleanupImage.test.ts: a file is missing',
  ],
  'health.source.found': [
    'test/api/health.test.ts: from a source',
    'test/dism/cleanupImage.test.ts: from %s, after a source without',
    'test/dism/cleanupImage.test.ts: a file of the source with another content is none',
  ],
  'health.source.update': [
    'test/api/health.test.ts: %j, of which %i count, limited %s',
    'test/dism/cleanupImage.test.ts: %s: nothing changes',
  ],
  'health.cleanup.since': [
    'test/dism/cleanupImage.test.ts: what %s knows of a clean-up',
  ],
  'health.cleanup.pending': [
    'test/dism/cleanupImage.test.ts: deletes the components that no package has',
    'test/dism/cleanupImage.test.ts: not while a package waits for the next start',
  ],
  'health.cleanup.component': [
    'test/dism/cleanupImage.test.ts: deletes the components that no package has',
    'test/dism/cleanupImage.test.ts: what is superseded stays, and can come back',
    'test/dism/cleanupImage.test.ts: of an image without a component store: there is nothing to delete',
  ],
  'health.cleanup.reset': [
    'test/dism/cleanupImage.test.ts: what is superseded stays, and can come back',
    'test/dism/cleanupImage.test.ts: /ResetBase removes it, and what is installed stays for good',
  ],
  'health.cleanup.defer': [
    'test/dism/cleanupImage.test.ts: deletes the components that no package has',
    'test/dism/cleanupImage.test.ts: /Defer leaves it for later',
  ],
  'health.revert.offline': [
    'test/dism/cleanupImage.test.ts: takes back what waits, and nothing else',
    'test/dism/cleanupImage.test.ts: not of the running Windows',
  ],
  'health.revert.pending': [
    'test/dism/cleanupImage.test.ts: takes back what waits, and nothing else',
  ],
  'health.revert.version': [
    'test/dism/revertPendingActions.test.ts: is installed again, and wanted; what it had replaced is superseded again',
    'test/dism/revertPendingActions.test.ts: with what is inside of it, also what is only staged',
    'test/dism/revertPendingActions.test.ts: what was to be installed stays staged, what it replaces installed',
  ],
  'health.revert.feature': [
    'test/dism/revertPendingActions.test.ts: are as they were, also after the start',
    'test/dism/revertPendingActions.test.ts: that were enabled are enabled again',
    'test/dism/revertPendingActions.test.ts: one of a package that is about to go is as it was, whatever was asked of it since',
  ],
  'health.revert.edition': [
    'test/dism/revertPendingActions.test.ts: what was to be installed stays staged, what it replaces installed',
    'test/dism/revertPendingActions.test.ts: the edition of a server is that before',
  ],
  'health.servicepack.backup': [
    'test/dism/cleanupImage.test.ts: without a service pack',
    'test/dism/cleanupImage.test.ts: removes what it has replaced',
  ],
  'package.msu.offline': [
    'test/dism/addPackage.test.ts: from an .msu to an offline image only',
    'test/servicing/packages/openPackageSources.test.ts: gives its packages in the order of its answer file',
    'test/servicing/packages/openPackageSources.test.ts: is for an image that is not running',
  ],
  'package.msu.form': [
    'test/dism/addMsu.test.ts: that is a WIM archive ends with 50, and one line elsewhere names the gap',
    'test/servicing/packages/openPackageSources.test.ts: gives its packages in the order of its answer file',
    'test/servicing/packages/openPackageSources.test.ts: that is a WIM archive is refused, and the gap is named',
  ],
  'package.msu.whole': [
    'test/api/addUpdate.test.ts: a package that fails leaves nothing of those before it',
    'test/api/addUpdate.test.ts: a servicing stack before one that fails is not there, and the session goes on',
    'test/dism/addMsu.test.ts: one of whose packages fails adds none of them',
  ],
  'package.update.unique': [
    'test/dism/packageUpdates.test.ts: names each of them once',
  ],
  'package.update.parents': [
    'test/dism/packageUpdates.test.ts: needs what is there: in it, or in a parent of the image',
    'test/dism/packageUpdates.test.ts: needs what is there: in a package inside it that the image has already',
  ],
  'package.update.cycle': [
    'test/dism/packageUpdates.test.ts: comes to an end',
  ],
  'package.component.place': [
    'test/dism/packagePayload.test.ts: stays in WinSxS where nobody knows its destination, which is told',
  ],
  'package.component.registry': [
    'test/dism/componentRegistry.test.ts: are entered, each value as its type says',
    'test/dism/componentRegistry.test.ts: are those of the highest version, also when another package has a lower one',
    'test/dism/componentRegistry.test.ts: are left out where no hive has them, or a value is none of its type',
  ],
  'capability.image.supported': [
    'test/api/capabilities.test.ts: is not supported before Windows 10',
    'test/dism/capabilityCommands.test.ts: an image of %s has no capabilities',
    'test/dism/capabilityCommands.test.ts: an image of %s has what its release knows',
  ],
  'capability.state.present': [
    'test/dism/capabilityCommands.test.ts: a capability is as far as the furthest of its packages',
  ],
  'capability.name.found': [
    'test/api/capabilities.test.ts: tells of a capability by its name; an unknown one is 0x800f080c',
    'test/dism/capabilityChanges.test.ts: needs a name that is known to the image or to a source',
    'test/dism/capabilityChanges.test.ts: copies the cabinets of capabilities and of what they need',
    'test/dism/capabilityCommands.test.ts: a name is the whole identity or the name alone, in any case',
  ],
  'capability.info.download': [
    'test/dism/capabilityChanges.test.ts: what is there is not downloaded again',
  ],
  'capability.add.present': [
    'test/dism/capabilityChanges.test.ts: takes a package from a source by what it declares, not by its name',
    'test/dism/capabilityChanges.test.ts: of what is there changes nothing and is no error',
  ],
  'capability.source.offers': [
    'test/dism/capabilityChanges.test.ts: tells what of a source is no package of a capability',
  ],
  'capability.source.fits': [
    'test/dism/capabilityChanges.test.ts: passes over what is not for the image',
  ],
  'capability.satellite.language': [
    'test/dism/capabilityChanges.test.ts: adds satellites of the languages of the image',
  ],
  'capability.source.staged': [
    'test/dism/capabilityChanges.test.ts: takes what is staged in the image without a source',
  ],
  'capability.source.found': [
    'test/dism/capabilityChanges.test.ts: adds what it needs with it, from the same sources',
  ],
  'capability.dependency.added': [
    'test/dism/capabilityChanges.test.ts: adds what it needs with it, from the same sources',
  ],
  'capability.update.asked': [
    'test/dism/capabilityChanges.test.ts: does not ask Windows Update with /LimitAccess, nor for an offline image',
  ],
  'capability.update.server': [
    "test/dism/capabilityChanges.test.ts: a server of one's own has no features on demand, unless it is passed by",
  ],
  'capability.remove.present': [
    'test/api/capabilities.test.ts: of one that is not there, or is needed, is 0x800f0825',
    'test/dism/capabilityChanges.test.ts: removes what the image knows nothing of but by its package',
    'test/dism/capabilityChanges.test.ts: removes what is there, and does not recognize another',
  ],
  'capability.remove.needed': [
    'test/api/capabilities.test.ts: of one that is not there, or is needed, is 0x800f0825',
    'test/dism/capabilityChanges.test.ts: keeps what others need',
  ],
  'package.image.served': [
    'test/api/removePackage.test.ts: an image of %s is serviced',
    'test/api/removePackage.test.ts: an older one is not',
    'test/dism/addPackage.test.ts: to Windows 7, Server 2008 R2 and Windows PE 3.0 and everything later',
  ],
  'package.stack.version': [
    'test/dism/addPackage.test.ts: when the servicing stack is new enough',
  ],
  'package.add.newest': [
    'test/dism/addPackage.test.ts: when no newer version is there; with /IgnoreCheck it is superseded from the start',
    'test/dism/packageTranscripts.test.ts: 42: one goes well, the payload of an older cumulative update is missing',
  ],
  'package.file.place': [
    'test/dism/addPackage.test.ts: cannot go where a folder lies: 0x800f0922, and nothing is changed',
  ],
  'package.add.check': [
    'test/dism/addPackage.test.ts: when it applies, or when nobody asks',
  ],
  'package.add.present': [
    'test/dism/addPackage.test.ts: again, which changes nothing',
  ],
  'package.add.dependency': [
    'test/dism/addPackage.test.ts: when the capabilities that it depends on are there',
  ],
  'package.add.satellite': [
    'test/dism/capabilityChanges.test.ts: is how satellites are added, and not /Add-Package',
  ],
  'package.inner.present': [
    'test/dism/addPackage.test.ts: may be packages, listed by themselves or not',
  ],
  'package.inner.installed': [
    'test/dism/addPackage.test.ts: for a feature that nobody has enabled is staged',
  ],
  'package.payload.present': [
    'test/dism/addPackage.test.ts: must be there, or in the image already',
    'test/dism/packagePayload.test.ts: is whole: each manifest, and each file that one names',
  ],
  'package.payload.readable': [
    'test/dism/packagePayload.test.ts: is whole: each manifest, and each file that one names',
    'test/dism/packagePayload.test.ts: cannot be checked where a manifest is packed, which is told',
  ],
  'package.payload.sound': [
    'test/dism/packagePayload.test.ts: is whole: each manifest, and each file that one names',
    'test/dism/packagePayload.test.ts: is as it was made',
  ],
  'package.add.wait': [
    'test/dism/addPackage.test.ts: offline at once, unless it needs Windows to run, or something waits already',
  ],
  'package.restart.needed': [
    'test/api/removePackage.test.ts: a restart is needed: 3010, and the version before comes back',
    'test/dism/addPackage.test.ts: online at once, unless a restart is needed',
  ],
  'package.add.preventpending': [
    'test/dism/addPackage.test.ts: not, when it is to be left out and it, or the image, waits for the next start',
  ],
  'package.version.superseded': [
    'test/api/halfRemoved.test.ts: a newer version takes its place',
    'test/dism/addPackage.test.ts: may be a package of which another version is there: the newest stays, whatever the order',
    'test/dism/addPackage.test.ts: older versions are superseded, with what is inside them and nothing else wants',
    'test/dism/addPackage.test.ts: a servicing stack is installed beside the one before it, and the session is reloaded',
  ],
  'package.stack.reload': [
    'test/api/removePackage.test.ts: a servicing stack asks for the session to be opened again: 1',
    'test/dism/addPackage.test.ts: a servicing stack is installed beside the one before it, and the session is reloaded',
    'test/dism/unattend.test.ts: tells that the session is reloaded for a servicing stack, as /Add-Package does',
  ],
  'package.remove.permanent': [
    'test/api/removePackage.test.ts: a permanent package',
    'test/api/removePackage.test.ts: what Windows stands on',
    'test/dism/removePackage.test.ts: is permanent: its manifest says so, or its owners',
  ],
  'package.remove.base': [
    'test/api/removePackage.test.ts: what Windows stands on',
    'test/dism/removePackage.test.ts: is the Foundation or the edition, whatever their manifests say',
    'test/dism/removePackage.test.ts: has no manifest, be it Windows itself or an update',
  ],
  'package.remove.owned': [
    'test/dism/removePackage.test.ts: is inside another, until its owners are taken off',
  ],
  'package.remove.defaultlanguage': [
    'test/api/removePackage.test.ts: the default language pack, of a running Windows only',
    'test/dism/removePackage.test.ts: is the language pack of the default language of a running Windows',
    'test/servicing/languages/languagePackages.test.ts: takes its language; offline the default one too, and another takes its place',
  ],
  'package.remove.languagepending': [
    'test/dism/removePackage.test.ts: is a language pack while something waits for the next start',
    'test/servicing/languages/languagePackages.test.ts: while something waits for the start is refused',
  ],
  'package.remove.manifest': [
    'test/dism/removePackage.test.ts: has no manifest, be it Windows itself or an update',
  ],
  'package.remove.dependants': [
    'test/api/removePackage.test.ts: others need it: removed, with a warning',
    'test/dism/removePackage.test.ts: what others need, with a warning',
  ],
  'package.remove.predecessor': [
    'test/api/halfRemoved.test.ts: removed again, the version before comes back',
    'test/api/removePackage.test.ts: a restart is needed: 3010, and the version before comes back',
    'test/dism/removePackage.test.ts: the version that it had replaced',
  ],
  'package.remove.inside': [
    'test/dism/removePackage.test.ts: the packages inside it, but for those that another one wants',
  ],
  'package.remove.waiting': [
    'test/api/removePackage.test.ts: a restart is needed: 3010, and the version before comes back',
    'test/dism/removePackage.test.ts: a package that waits is taken back: offline at once, online at the restart',
  ],
  'package.remove.payload': [
    'test/dism/removePackage.test.ts: not its components, so that the image stays as large as it was',
  ],
  'package.remove.again': [
    'test/api/halfRemoved.test.ts: removed again, the version before comes back',
  ],
  'package.settle.noted': [
    'test/api/halfRemoved.test.ts: a removal left half done stays so, whatever else waits',
  ],
  'package.settle.removed': [
    'test/dism/removePackage.test.ts: the version that it had replaced',
  ],
  'driver.image.offline': [
    'test/api/drivers.test.ts: drivers of the running Windows, of Windows itself and unknown ones stay',
    'test/dism/driverRules.test.ts: nothing to the running Windows',
  ],
  'driver.list.thirdparty': [
    'test/api/drivers.test.ts: a driver is added, told and removed',
    'test/dism/driverRules.test.ts: those that were added, and those of Windows with /All',
    'test/dism/driverRules.test.ts: copies what was added, and nothing when nothing is meant to be written',
  ],
  'driver.name.known': [
    'test/api/drivers.test.ts: drivers of the running Windows, of Windows itself and unknown ones stay',
    'test/dism/driverRules.test.ts: a published name is known, or not',
  ],
  'driver.remove.inbox': [
    'test/api/drivers.test.ts: drivers of the running Windows, of Windows itself and unknown ones stay',
    'test/dism/driverRules.test.ts: what was added, and nothing of Windows',
  ],
  'driver.remove.boot': [
    'test/dism/driverRules.test.ts: a boot-critical driver, with a warning',
  ],
  'driver.folder.recurse': [
    'test/dism/driverRules.test.ts: the INF files of a folder, and of those below with /Recurse',
  ],
  'driver.inf.valid': [
    'test/api/drivers.test.ts: adding %s, forced %s',
    'test/dism/driverRules.test.ts: what is no driver package is told and ignored',
  ],
  'driver.architecture': [
    'test/dism/driverRules.test.ts: what is for the Windows of the image',
  ],
  'driver.signed': [
    'test/dism/driverRules.test.ts: a package is signed by the form of its catalog, which lists all its files',
    'test/dism/driverRules.test.ts: a catalog that does not list all files makes no signed package where it lies either',
  ],
  'driver.unsigned.allowed': [
    'test/api/drivers.test.ts: adding %s, forced %s',
    'test/dism/driverRules.test.ts: an unsigned package is accepted on x86, elsewhere when forced',
  ],
  'driver.files.complete': [
    'test/dism/driverRules.test.ts: a package with all its files',
  ],
  'driver.add.present': [
    'test/dism/driverRules.test.ts: a package that is there keeps its number, and what went missing comes back',
  ],
  'driver.number.reused': [
    'test/dism/driverRules.test.ts: the lowest free number is taken, also one that was given back',
  ],
  'driver.boot.critical': [
    'test/dism/driverRules.test.ts: a boot-critical driver is put in place, another stays in the store',
  ],
  'driver.database.system': [
    'test/dism/driverRules.test.ts: SYSTEM has the database of boot-critical drivers, DRIVERS the others',
  ],
  'driver.remove.shared': [
    'test/dism/driverRules.test.ts: what has gone missing is owned by nobody afterwards',
    'test/dism/driverRules.test.ts: what another package owns too stays',
  ],
  'driver.info.signature': [
    'test/api/drivers.test.ts: a driver is added, told and removed',
    'test/dism/driverRules.test.ts: a signature is told of boot-critical drivers only',
  ],
  'driver.info.architecture': [
    "test/api/drivers.test.ts: a published name gives the image's devices, a path those of every architecture",
    "test/dism/driverRules.test.ts: a published name shows the image's devices, a path those of every architecture",
  ],
  'unattend.pass.applied': [
    'test/dism/unattend.test.ts: applies the offlineServicing pass alone',
  ],
  'unattend.component.applied': [
    'test/dism/unattend.test.ts: of that pass applies the drivers for the architecture of the image',
  ],
  'unattend.package.identity': [
    'test/dism/unattend.test.ts: takes the package that it names and no other',
  ],
  'unattend.package.source': [
    'test/dism/unattend.test.ts: needs a source for what the image does not have',
  ],
  'unattend.feature.package': [
    'test/dism/unattend.test.ts: means the Foundation package of the image whatever its version, and no other',
  ],
  'unattend.feature.alone': [
    'test/dism/unattend.test.ts: enables features together, and none with what it stands on',
  ],
  'unattend.session.single': [
    'test/dism/unattend.test.ts: does all together or one by one: %s',
  ],
}
