/** The tests that show each rule, by its id. Written by `npm run rules`. */
export const RULE_TESTS: { readonly [rule: string]: readonly string[] } = {
  'appx.main.kind': ['test/servicing/appx/versions.test.ts: a framework, %s: %s'],
  'appx.target.family': [
    'test/servicing/appx/versions.test.ts: not an app for another kind of device: 0x80073cfd',
    'test/servicing/appx/versions.test.ts: of several families one is enough',
  ],
  'appx.target.version': ['test/servicing/appx/versions.test.ts: %s, a package that asks for %s: %s'],
  'appx.content.intact': [
    'test/servicing/appx/versions.test.ts: a bundle whose content does not match its block map changes nothing',
  ],
  'appx.content.same': [
    'test/servicing/appx/versions.test.ts: the same full name with other content is refused with 0x80073cfb',
  ],
  'appx.license.given': [
    'test/servicing/appx/removal.test.ts: what an add writes',
    'test/servicing/appx/versions.test.ts: /SkipLicense marks a line-of-business app',
  ],
  'appx.license.family': ['test/servicing/appx/versions.test.ts: a license %s'],
  'appx.version.order': [
    'test/servicing/appx/versions.test.ts: a newer version replaces the older',
    'test/servicing/appx/versions.test.ts: an older version is refused with 0xc1570118',
  ],
  'appx.version.form': [
    'test/servicing/appx/versions.test.ts: a bundle may replace a package, a package may not replace a bundle',
  ],
  'appx.version.same': [
    'test/servicing/appx/versions.test.ts: the same version again refreshes the resource packages, both ways',
  ],
  'appx.version.replaced': [
    'test/servicing/appx/versions.test.ts: a newer version replaces the older',
    'test/servicing/appx/versions.test.ts: what a user has registered of the older version stays until the user signs in',
  ],
  'appx.region.stored': ['test/servicing/appx/removal.test.ts: what an add writes'],
  'appx.deprovisioned.cleared': ['test/servicing/appx/removal.test.ts: adding it again clears the mark'],
  'appx.deprovisioned.mark': ['test/servicing/appx/removal.test.ts: %s: the mark is %s'],
  'appx.remove.name': ['test/servicing/appx/removal.test.ts: %s is not provisioned: 2'],
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
  'appx.architecture.application': ['test/servicing/appx/selectPackages.test.ts: %s %s takes of %j: %s'],
  'appx.architecture.applicable': [
    'test/servicing/appx/selectPackages.test.ts: none that runs: refused with 0x80073d10',
  ],
  'appx.stub.full': ['test/servicing/appx/selectPackages.test.ts: stubs are left out'],
  'appx.language.match': ['test/servicing/appx/selectPackages.test.ts: an image with %j takes of a bundle with %j: %j'],
  'appx.language.parent': [
    'test/servicing/appx/selectPackages.test.ts: an image with %j takes of a bundle with %j: %j',
  ],
  'appx.language.sibling': [
    'test/servicing/appx/selectPackages.test.ts: an image with %j takes of a bundle with %j: %j',
    'test/servicing/appx/selectPackages.test.ts: another region stands in under observed semantics, when nothing serves the language better',
  ],
  'appx.scale.all': ['test/servicing/appx/selectPackages.test.ts: all scales and all DirectX feature levels are added'],
  'appx.dxfl.all': ['test/servicing/appx/selectPackages.test.ts: all scales and all DirectX feature levels are added'],
  'appx.language.stale': [
    'test/servicing/appx/signIn.test.ts: what was removed is not stale',
    'test/servicing/appx/versions.test.ts: the same version again refreshes the resource packages, both ways',
  ],
  'appx.dependency.architecture': ['test/servicing/appx/dependencies.test.ts: %s %s, an %s app: %j of all'],
  'appx.dependency.kind': [
    'test/servicing/appx/dependencies.test.ts: %s is no dependency',
    'test/servicing/appx/dependencies.test.ts: what the app does not name is ignored',
  ],
  'appx.dependency.needed': ['test/servicing/appx/dependencies.test.ts: what the app does not name is ignored'],
  'appx.dependency.newest': ['test/servicing/appx/dependencies.test.ts: the newest of those given is taken'],
  'appx.dependency.older': ['test/servicing/appx/dependencies.test.ts: an older one than in the image, %s: %s'],
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
  'appx.register.signin': [
    'test/servicing/appx/removal.test.ts: does not get the same provisioning again, other users do',
    'test/servicing/appx/signIn.test.ts: registers what was provisioned since, once',
  ],
  'appx.register.again': ['test/servicing/appx/removal.test.ts: %s: when it is provisioned anew, it %s'],
  'appx.register.resource': [
    'test/servicing/appx/signIn.test.ts: removes the resource packages that do not fit the user, and never the app',
  ],
  'appx.prune.once': [
    'test/servicing/appx/signIn.test.ts: removes the resource packages that do not fit the user, and never the app',
    'test/servicing/appx/signIn.test.ts: removes nothing',
  ],
  'appx.prune.language': [
    'test/servicing/appx/signIn.test.ts: removes the resource packages that do not fit the user, and never the app',
  ],
  'appx.prune.scale': [
    'test/servicing/appx/signIn.test.ts: a scale or level inside the app package serves too',
    'test/servicing/appx/signIn.test.ts: beyond the largest scale, the largest serves',
  ],
  'appx.prune.dxfl': [
    'test/servicing/appx/signIn.test.ts: what was removed is not stale',
    'test/servicing/appx/signIn.test.ts: a scale or level inside the app package serves too',
  ],
  'appx.prune.recorded': ['test/servicing/appx/signIn.test.ts: what was removed is not stale'],
}
