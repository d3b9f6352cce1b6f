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
  ],
  'api.shutdown.sessions': [
    'test/api/lifeCycle.test.ts: only without open sessions, which stay',
  ],
  'api.session.open': [
    'test/api/sessions.test.ts: a closed handle, one that never was, that of the API itself',
  ],
  'api.session.associated': [
    'test/api/sessions.test.ts: a DismSession that has an image, and one whose session is closed',
  ],
  'api.session.shared': [
    'test/api/sessions.test.ts: the same image, as %s, is the same session, to be closed as often',
  ],
  'api.online.folders': [
    'test/api/sessions.test.ts: the Windows that runs, and folders with it',
  ],
  'api.argument.given': [
    'test/api/lifeCycle.test.ts: log level %d',
    'test/api/provisioning.test.ts: no path',
    'test/api/provisioning.test.ts: more dependencies than there are',
    'test/api/provisioning.test.ts: licenses without an array',
    'test/api/provisioning.test.ts: fewer than none',
    'test/api/provisioning.test.ts: a name that is not provisioned, and none',
  ],
  'api.appx.folder': [
    'test/api/provisioning.test.ts: is a folder of unpacked files, and goes with nothing beside it',
  ],
  'api.stub.option': [
    'test/api/provisioning.test.ts: API %s, option %s',
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
    'test/dism/nonRemovable.test.ts: a family stays until the policy is lifted',
    'test/dism/nonRemovable.test.ts: other settings of the family stay',
    'test/dism/nonRemovable.test.ts: lists and tables',
  ],
  'appx.remove.nonremovable': [
    'test/dism/nonRemovable.test.ts: a family stays until the policy is lifted',
    'test/dism/nonRemovable.test.ts: a user cannot remove it either',
    'test/emulator/machine/life.test.ts: a policy keeps an app from being dropped at the first sign-in',
  ],
  'appx.remove.protected': [
    "test/dism/nonRemovable.test.ts: a main-package name that is not provisioned is refused ${transcriptsMissing ?? 'as transcript 20, byte for byte'}",
    "test/dism/nonRemovable.test.ts: the log says ${transcriptsMissing ?? 'what transcript 24 has'}",
    'test/dism/nonRemovable.test.ts: %s',
    'test/dism/nonRemovable.test.ts: the names of a bundle and in any case are of the family too, others not',
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
  'feature.desktop.known': [
    'test/dism/whoMay.test.ts: %s has no feature %s of a desktop',
    'test/dism/whoMay.test.ts: what is enabled already stays enabled',
  ],
  'appx.desktop.leave': [
    'test/dism/whoMay.test.ts: apps that were not removed before it went stay until it is back',
  ],
  'language.pack.known': [
    'test/servicing/languages/changeLanguages.test.ts: must be one that there is',
  ],
  'language.pack.installed': [
    'test/servicing/languages/changeLanguages.test.ts: leaves the bundle stale, which is told and not repaired; adding it again repairs',
    'test/servicing/languages/changeLanguages.test.ts: and is there already changes nothing',
  ],
  'language.remove.present': [
    'test/servicing/languages/changeLanguages.test.ts: leaves what was added for it; adding the bundle again drops that',
  ],
  'language.remove.last': [
    'test/servicing/languages/changeLanguages.test.ts: the only one stays',
  ],
  'language.remove.default': [
    'test/servicing/languages/changeLanguages.test.ts: the default one goes before OOBE only, and another takes its place',
  ],
  'appx.links.audit': [
    'test/emulator/machine/hardLinks.test.ts: an app that is provisioned online in audit mode shares files',
    'test/emulator/machine/hardLinks.test.ts: after set-up it has files of its own',
  ],
  'appx.links.identical': [
    'test/emulator/machine/hardLinks.test.ts: offline, identical files of different packages become hard links',
    'test/emulator/machine/hardLinks.test.ts: files of one package alone stay as they are',
  ],
  'appx.links.most': [
    'test/emulator/machine/hardLinks.test.ts: a file takes 1,024 links and no more',
  ],
  'appx.optimize.offline': [
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
    'test/dism/packageCommands.test.ts: packages in the order of their names, those inside others left out',
  ],
  'package.state.known': [
    'test/dism/packageCommands.test.ts: each state has its word, a number without meaning counts as not present',
  ],
  'package.release.known': [
    'test/dism/packageCommands.test.ts: the release type is that of the manifest, Other without one that can be read',
  ],
  'package.time.installed': [
    'test/dism/packageCommands.test.ts: the install time is in UTC, and empty for what is not installed',
  ],
  'package.name.found': [
    'test/dism/packageCommands.test.ts: a name that no package has, or that is none, is refused as DISM refuses it',
  ],
  'package.name.token': [
    'test/dism/packageCommands.test.ts: a name without a token finds the package of any, one with a token that package alone',
  ],
  'package.path.form': [
    'test/dism/packageCommands.test.ts: a folder with an update.mum is read, an .msu and other files are refused',
    'test/dism/packageCommands.test.ts: a .cab that is none, or holds no package, is refused, and so is a package of another name',
  ],
  'package.applicable.present': [
    'test/dism/packageCommands.test.ts: a package that is in the image is shown as it is there, and applies',
  ],
  'package.applicable.architecture': [
    'test/dism/packageCommands.test.ts: a package applies to images of its architecture',
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
}
