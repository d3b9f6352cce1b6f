/**
 * The sentences of the app package servicing page, in its order, by its headings, in our words. `rules` carry a sentence
 * out; a sentence without behaviour of DISM says `because`.
 */
const PAGE = {
  Introduction: [
    [
      'App packages and bundles are added to an image, removed from it and listed.',
      'appx.main.kind',
      'appx.remove.name',
      'appx.list.provisioned',
    ],
    ['Of a bundle only a part of its packages may be added.', 'appx.architecture.application', 'appx.language.match'],
    ['What is provisioned is installed for every new or existing user at the next sign-in.', 'appx.register.signin'],
    ['PowerShell has commands of its own, for an image or for a user.', { because: 'another tool' }],
  ],
  'DISM servicing syntax': [
    ['The command line names an image, global options, a servicing option and its arguments.', 'dism.command.image'],
    [
      'These options take an offline image: get, add, remove, set data file; and the stub option.',
      'dism.command.image',
      'appx.stub.option',
    ],
    [
      'These options take a running Windows: get, add, remove, set data file; and the stub option.',
      'dism.command.image',
      'appx.stub.option',
    ],
  ],
  '/Get-Help /?': [
    ['Right after a servicing option it tells about the option and its arguments.', 'dism.help.topic'],
    ['More topics may be there when an image is named.', 'dism.help.topic'],
    ['Both examples.', 'dism.help.topic'],
  ],
  '/Get-ProvisionedAppxPackages': [
    ['Lists the packages of an image that are set to install for each new user.', 'appx.list.provisioned'],
    ['The example.', 'appx.list.provisioned'],
  ],
  '/Add-ProvisionedAppxPackage': [
    ['Adds one or more app packages to the image.', 'appx.main.kind'],
    [
      'The app is registered for each existing or new user at the next sign-in.',
      'appx.register.signin',
      'appx.register.resource',
    ],
    ['On a running Windows it is not registered for the current user until the next sign-in.', 'appx.register.signin'],
    [
      'Provisioned online in audit mode, identical files of apps become hard links.',
      'appx.links.audit',
      'appx.links.identical',
      'appx.links.most',
    ],
    ['In audit mode no apps run, so that the installation succeeds.', 'appx.start.audit', 'appx.running.family'],
    [
      'Syntax: /FolderPath with /SkipLicense and /CustomDataPath; or /PackagePath with the rest; /Region.',
      'appx.add.source',
      'appx.folder.options',
      'appx.license.choice',
    ],
    [
      '/FolderPath names a folder of unpacked files with the main package, its dependencies and the license.',
      'appx.folder.main',
      'appx.folder.dependency',
      'appx.folder.license',
    ],
    ['/FolderPath is for an unpacked app package only.', 'appx.folder.format', 'appx.folder.applicable'],
    [
      '/PackagePath names a package or a bundle; a line-of-business app may be provisioned with it online.',
      'appx.package.sound',
    ],
    ['/PackagePath must be used for bundles.', 'appx.folder.format'],
    ['Dependency packages are not provisioned with /PackagePath but with /DependencyPackagePath.', 'appx.main.kind'],
    [
      'A host that runs WinPE 4.0, Windows Server 2008 R2 or an earlier Windows does not support /PackagePath.',
      'appx.host.packagepath',
    ],
    ['/Region says in what regions a package must be provisioned.', 'appx.region.stored', 'appx.region.match'],
    ['`all` means all regions.', 'appx.region.match'],
    [
      'A list of ISO 3166-1 alpha-2 or alpha-3 codes parted by semicolons, in any case.',
      'appx.region.valid',
      'appx.region.match',
    ],
    [
      'Without a list the package is provisioned only if it is pinned to the start layout.',
      'appx.pin.needed',
      'appx.pin.found',
      'appx.pin.package',
      'appx.layout.read',
      'appx.layout.region',
      'appx.layout.groups',
    ],
    [
      '/DependencyPackagePath names each package that the app depends on.',
      'appx.dependency.kind',
      'appx.dependency.required',
    ],
    [
      'The needed ones are the PackageDependency elements of the manifest.',
      'appx.dependency.required',
      'appx.dependency.needed',
    ],
    [
      'Of one major version the newest minor version should be installed; the example of App1, App2 and App3.',
      'appx.dependency.newest',
      'appx.dependency.older',
    ],
    [
      'Every applicable architecture of a dependency must be installed: on x64 the x86 package too.',
      'appx.dependency.applicable',
    ],
    ['An Arm dependency package is ignored on x64; the table of architectures.', 'appx.dependency.architecture'],
    [
      '/CustomDataPath names a data file with any name; in the image it is Custom.dat.',
      'appx.customdata.place',
      'appx.customdata.kept',
      'appx.customdata.lost',
    ],
    ['/LicensePath names the license with /PackagePath.', 'appx.license.given', 'appx.license.family'],
    [
      '/SkipLicense is for apps without a license on a computer that allows sideloading.',
      'appx.license.given',
      'appx.sideload.app',
      'appx.sideload.allowed',
      'appx.sideload.start',
    ],
    ['The six examples.', 'appx.license.choice', 'appx.folder.main', 'appx.customdata.place'],
  ],
  '/Remove-ProvisionedAppxPackage': [
    ['Removes the provisioning; the app is not registered for new users.', 'appx.remove.name', 'appx.register.signin'],
    ['When a user has the package registered only the provisioning is removed.', 'appx.remove.registered'],
    [
      'Remove-AppxPackage for each user removes the app from the image whole.',
      'appx.remove.lastuser',
      'appx.remove.allusers',
    ],
    [
      'When no user has it registered the package is removed completely.',
      'appx.remove.registered',
      'appx.remove.package',
    ],
    [
      'On Server 2012 or later with the Desktop Experience, apps are removed before it.',
      'appx.desktop.leave',
      'appx.desktop.remove',
    ],
    ['On Server Core /Remove-ProvisionedAppxPackage needs the Desktop Experience.', 'appx.desktop.remove'],
    ['The example.', 'appx.remove.name', 'appx.name.short'],
  ],
  '/Optimize-ProvisionedAppxPackages': [
    ['Identical files of provisioned packages are replaced by hard links.', 'appx.links.identical', 'appx.links.most'],
    ['What was provisioned when the image ran is not optimised any more.', 'appx.optimize.added'],
    ['When the image is offline again only packages provisioned since then are optimised.', 'appx.optimize.added'],
    ['It does not take a running Windows.', 'appx.optimize.offline'],
  ],
  '/Set-ProvisionedAppxDataFile': [
    ['Puts a custom data file into a package.', 'appx.customdata.place', 'appx.customdata.link'],
    ['The package must be in the image already.', 'appx.customdata.package'],
    ['The file may be given with /Add-ProvisionedAppxPackage too.', 'appx.customdata.place'],
    ['Any file name is taken; in the image it is Custom.dat.', 'appx.customdata.place', 'appx.customdata.deleted'],
    ['A Custom.dat that is there is overwritten.', 'appx.customdata.place'],
    ['/PackageName names the package; the example.', 'appx.customdata.package', 'appx.name.short'],
  ],
  '/StubPackageOption': [
    [
      'Goes with the servicing options for app packages and gives the stub preference.',
      'appx.stub.command',
      'appx.stub.option',
      'appx.stub.preference',
    ],
    [
      'InstallStub provisions the stub and makes it the preference.',
      'appx.stub.preference',
      'appx.stub.member',
      'appx.stub.stored',
    ],
    [
      'InstallFull provisions the full package and makes it the preference.',
      'appx.stub.preference',
      'appx.stub.member',
      'appx.stub.stored',
    ],
    ['Without the option the stored preference counts.', 'appx.stub.preference'],
    ['The example.', 'appx.stub.preference'],
  ],
  'Understanding how DISM adds resource packages': [
    ['Not every resource package of a bundle applies.', 'appx.language.match'],
    [
      'A language package whose language the system lacks is not added; that of each installed language is.',
      'appx.language.match',
      'appx.language.parent',
      'appx.language.sibling',
    ],
    ['All scale packages are added.', 'appx.scale.all'],
    ['All DirectX feature level packages are added.', 'appx.dxfl.all'],
    ['With several language packs, packages of each language are added.', 'appx.language.match'],
    [
      'After the first sign-in that follows OOBE the packages that do not fit the user are removed.',
      'appx.prune.once',
      'appx.prune.language',
      'appx.prune.scale',
      'appx.prune.dxfl',
    ],
    [
      'The example of English, French and Spanish, at provisioning and after the first sign-in.',
      'appx.language.match',
      'appx.prune.language',
    ],
    ['Adding or removing a language pack may leave a wrong set of resource packages.', 'appx.language.stale'],
    [
      'Every bundle must then be added again, with dependencies and license.',
      'appx.version.same',
      'appx.version.replaced',
    ],
  ],
  Limitations: [
    ['An app package needs Windows 8 or later.', 'appx.image.supported'],
    ['A bundle needs Windows 8.1 or later.', 'appx.format.supported'],
    [
      'WinPE 4.0, Server Core 2012 and anything older than Windows 8 and Server 2012 take no apps.',
      'appx.image.supported',
    ],
    ['On Server 2012 the Desktop Experience is needed to install and run apps.', 'appx.desktop.add'],
    ['/FolderPath takes packages of the .appx format only.', 'appx.folder.format'],
    ['/PackagePath must be used for bundles, always.', 'appx.folder.format'],
  ],
}

/** The contract, as `contractPage` takes it. */
export const APP_PACKAGE_SERVICING = {
  head: `# App package servicing, sentence by sentence

\`npm run rules\` writes this page. Each row is a sentence of the app package servicing page of DISM's documentation that
says how something behaves: where it stands, what it says (in our words), the rules that carry it out, and the tests
that show them. \`npm run rules -- --prove\` switches every rule off, once to each side, and fails when its tests
stay green. \`npx dismulator rules <id>\` shows a rule whole.

`,
  sections: PAGE,
}
