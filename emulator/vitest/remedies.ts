/**
 * What to do about a verdict, in one clause: rule, verdict, remedy. `{file}` is the file that was added, `{app}` the name
 * that the test gave, `{language}`, `{user}`, `{package}` and `{add}` (the command line of the addition) what their names
 * say.
 */
const ROWS = [
  ['appx.language.stale', 'stale', 'add {file} again'],
  ['appx.language.stale', 'current', 'change the languages of the image after {file} was added'],
  ['appx.language.match', 'left out', 'add the language pack of {language} first, then {file} again'],
  ['appx.language.match', 'not in the bundle', 'take a bundle with {language}'],
  ['appx.language.parent', 'left out', 'add the language pack of {language} first, then {file} again'],
  ['appx.language.sibling', 'left out', 'put {language} into the bundle: another region does not serve it'],
  ['appx.register.signin', 'not registered', 'let {user} sign in: machine.signIn({user})'],
  ['appx.register.signin', 'registered', 'remove it for all users: machine.removeAppForAllUsers({package})'],
  ['appx.register.resource', 'not registered', 'let {user} sign in with settings that the package fits'],
  ['appx.register.again', 'stays removed', 'install it for {user}: machine.addApp({user}, {file})'],
  ['appx.prune.language', 'removed', 'add {file} again: the first sign-in after OOBE has removed what did not fit'],
  ['appx.prune.scale', 'removed', 'add {file} again: the first sign-in after OOBE has removed what did not fit'],
  ['appx.prune.dxfl', 'removed', 'add {file} again: the first sign-in after OOBE has removed what did not fit'],
  ['appx.pin.found', 'dropped', 'add {file} with /Region:all, or pin its tile in the start layout'],
  ['appx.region.match', 'not for the region', 'add {file} with the region of {user} in /Region, or with /Region:all'],
  ['appx.region.stored', 'none', 'add {file} again with /Region'],
  ['appx.region.stored', 'stored', 'add {file} again with the /Region that is wanted'],
  ['appx.region.valid', 'refused', 'give /Region "all" or codes of two letters, parted by semicolons'],
  [
    'appx.list.provisioned',
    'not listed',
    'add it: dism /Online /Add-ProvisionedAppxPackage /PackagePath:<{app}> /SkipLicense /Region:all',
  ],
  ['appx.list.provisioned', 'listed', 'remove it: dism /Online /Remove-ProvisionedAppxPackage /PackageName:{package}'],
  ['appx.remove.name', 'found', 'leave that command out, or add {app} again behind it'],
  ['appx.remove.name', 'unknown', 'take the PackageName of /Get-ProvisionedAppxPackages'],
  [
    'appx.remove.registered',
    'provisioning only',
    'remove it for the users too: machine.removeAppForAllUsers({package})',
  ],
  [
    'appx.remove.nonremovable',
    'refused',
    'allow it: dism /Online /Set-NonRemovableAppPolicy /PackageFamily:<family> /NonRemovable:0',
  ],
  ['appx.remove.allusers', 'not provisioned', 'install it for {user}: machine.addApp({user}, {file})'],
  [
    'appx.sysprep.provisioned',
    'stops Sysprep',
    'remove it for all users before Sysprep, Remove-AppxPackage -AllUsers: machine.removeAppForAllUsers({package})',
  ],
  ['appx.license.choice', 'refused', 'give /LicensePath or /SkipLicense'],
  ['appx.license.family', 'refused', 'give the license of this very app in /LicensePath'],
  ['appx.dependency.required', 'missing', 'give the framework in /DependencyPackagePath'],
  [
    'appx.dependency.applicable',
    'missing',
    'give the framework for the architecture of the image in /DependencyPackagePath',
  ],
  ['appx.dependency.kind', 'refused', 'give frameworks alone in /DependencyPackagePath'],
  ['appx.architecture.applicable', 'refused', 'take a package for the architecture of the image'],
  ['appx.target.version', 'refused', 'take a package for this version of Windows, or a newer image'],
  ['appx.target.family', 'refused', 'take a package for this kind of Windows'],
  ['appx.version.order', 'accepted', 'add the version that is wanted'],
  ['appx.version.order', 'refused', 'take a version that is as high as the provisioned one, or remove that first'],
  ['appx.content.intact', 'refused', 'get the package again: it was altered after it was made'],
  ['appx.content.same', 'refused', 'give the changed package another version'],
  ['appx.package.sound', 'refused', 'get the package again: it cannot be read'],
  ['appx.format.msix', 'refused', 'take an .appx or .appxbundle: this Windows knows no MSIX'],
  ['appx.sideload.allowed', 'not allowed', 'give a license, or allow sideloading in the image'],
  ['appx.sideload.start', 'does not start', 'give a license, or allow sideloading in the image'],
  ['appx.add.policy', 'refused', 'take the family off the list of what is not to be installed'],
  ['appx.running.family', 'refused', 'end the app before it is added: machine.signOut()'],
  ['appx.files.needed', 'missing', 'add {file} again: its files are gone'],
  ['appx.add.source', 'refused', 'give /PackagePath or /FolderPath'],
  ['appx.image.supported', 'no apps', 'take an image that has app packages'],
  [
    'api.cancel.state',
    'half serviced',
    'look what is there (/Get-ProvisionedAppxPackages), and add {file} again when it is not',
  ],
  [
    'api.cancel.state',
    'untouched',
    'look what is there (/Get-ProvisionedAppxPackages), and add {file} again when it is not',
  ],
  ['package.restart.needed', 'restart', 'restart the computer: machine.shutdown(), machine.boot()'],
  ['package.name.found', 'refused', 'add it: dism /Online /Add-Package /PackagePath:<{app}>'],
  ['package.name.found', 'found', 'remove it: dism /Online /Remove-Package /PackageName:{package}'],
  ['package.applicable.architecture', 'another', 'take the package for the architecture of the image'],
  ['package.applicable.language', 'missing', 'add the language pack first'],
  ['package.applicable.parent', 'missing', 'add the package that it stands on first'],
  ['package.add.dependency', 'missing', 'add the package that it needs first'],
  ['package.add.newest', 'older', 'nothing: a newer version is there'],
  ['package.add.preventpending', 'skipped', 'leave /PreventPending out, or restart the computer first'],
  ['package.stack.version', 'too old', 'add the newest servicing stack update first'],
  ['package.payload.sound', 'altered', 'get the package again: it was altered after it was made'],
  ['package.payload.present', 'missing', 'get the package again: some of its components are not in it'],
  ['package.msu.offline', 'refused', 'take the cabinet out of the .msu: a running Windows takes cabinets alone'],
  ['package.remove.predecessor', 'comes back', 'remove the predecessor too'],
] as const satisfies readonly (readonly [rule: string, verdict: string, remedy: string])[]

/** What fills the gaps of a remedy. */
export interface RemedyFacts {
  readonly app: string
  readonly file?: string | undefined
  readonly language?: string | undefined
  readonly user?: string | undefined
  readonly package?: string | undefined
}

/** The remedies that are known, by rule and verdict. */
export const REMEDIES: readonly (readonly [rule: string, verdict: string, remedy: string])[] = ROWS

/** What to do about a verdict; undefined where nothing is known. */
export function remedyFor(rule: string, verdict: string, facts: RemedyFacts): string | undefined {
  const remedy = REMEDIES.find(([id, word]) => id === rule && word === verdict)?.[2]
  const words: { readonly [name: string]: string | undefined } = { file: facts.app, ...facts }
  return remedy?.replaceAll(/\{(\w+)\}/g, (_, name: string) => words[name] ?? facts.app)
}
