/**
 * What to do about a verdict, in one clause: rule, verdict, remedy. `{file}` is the name of the file that was added and
 * `{path}` where it is, `{app}` the name that the test gave, `{target}` the words of dism for the image, `{start}` how its
 * Windows is started again, `{settings}` those of a sign-in; `{language}`, `{user}` and `{package}` are what their names
 * say. `{user:code}` is a text of JavaScript.
 */
const ROWS = [
  ['appx.language.stale', 'stale', 'add {file} again'],
  ['appx.language.stale', 'current', 'change the languages of the image after {file} was added'],
  [
    'appx.language.match',
    'added',
    'remove the language of {language} from the image and add {file} again, or take a bundle without it',
  ],
  ['appx.scale.all', 'added', 'take a bundle without {language}'],
  ['appx.dxfl.all', 'added', 'take a bundle without {language}'],
  ['appx.language.match', 'left out', 'add the language pack of {language} first, then {file} again'],
  ['appx.language.match', 'not in the bundle', 'take a bundle with {language}'],
  ['appx.language.parent', 'left out', 'add the language pack of {language} first, then {file} again'],
  ['appx.language.sibling', 'left out', 'put {language} into the bundle: another region does not serve it'],
  ['appx.register.signin', 'not registered', 'let {user} sign in: machine.signIn({user:code})'],
  ['appx.register.signin', 'registered', 'remove it for all users: machine.removeAppForAllUsers({package:code})'],
  ['appx.register.signin', 'removed by the user', 'install it for {user}: machine.addApp({user:code}, {path:code})'],
  [
    'appx.register.signin',
    'newer for the user',
    'remove that for {user}, and install the older one: machine.removeApp({user:code}, {package:code})',
  ],
  [
    'appx.register.resource',
    'not registered',
    'let {user} sign in with settings that the package fits: machine.signIn({user:code}, {settings})',
  ],
  [
    'appx.register.resource',
    'registered',
    'take a bundle without {language}, or let {user} sign in with other settings from the first time on',
  ],
  ['appx.register.again', 'stays removed', 'install it for {user}: machine.addApp({user:code}, {path:code})'],
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
    'add it: dism {target} /Add-ProvisionedAppxPackage /PackagePath:<{app}> /SkipLicense /Region:all',
  ],
  ['appx.list.provisioned', 'listed', 'remove it: dism {target} /Remove-ProvisionedAppxPackage /PackageName:{package}'],
  ['appx.remove.name', 'found', 'leave that command out, or add {app} again behind it'],
  ['appx.remove.name', 'unknown', 'take the PackageName of /Get-ProvisionedAppxPackages'],
  [
    'appx.remove.registered',
    'provisioning only',
    'remove it for the users too: machine.removeAppForAllUsers({package:code})',
  ],
  [
    'appx.remove.nonremovable',
    'refused',
    'allow it: dism {target} /Set-NonRemovableAppPolicy /PackageFamily:<family> /NonRemovable:0',
  ],
  ['appx.remove.allusers', 'not provisioned', 'install it for {user}: machine.addApp({user:code}, {path:code})'],
  [
    'appx.sysprep.provisioned',
    'stops Sysprep',
    'remove it for all users before Sysprep, Remove-AppxPackage -AllUsers: machine.removeAppForAllUsers({package:code})',
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
  ['package.restart.needed', 'restart', '{start}'],
  ['package.remove.permanent', 'removable', 'leave that command out, or add {app} again behind it'],
  [
    'package.remove.again',
    'waits',
    'add it again before Windows starts: dism {target} /Add-Package /PackagePath:<{app}>',
  ],
  ['package.version.superseded', 'superseded', 'nothing: a newer version takes its place'],
  ['package.name.found', 'refused', 'add it: dism {target} /Add-Package /PackagePath:<{app}>'],
  ['package.name.found', 'found', 'remove it: dism {target} /Remove-Package /PackageName:{package}'],
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
  readonly path?: string | undefined
  readonly language?: string | undefined
  readonly user?: string | undefined
  readonly package?: string | undefined
  readonly settings?: string | undefined
}

/** What fills the gaps of a remedy that does not depend on what was found. */
export interface RemedyPlace {
  readonly target: string
  readonly start: string
}

/** The remedies that are known, by rule and verdict. */
export const REMEDIES: readonly (readonly [rule: string, verdict: string, remedy: string])[] = ROWS

/** Whether it is known what to do about a verdict. */
export function hasRemedy(rule: string, verdict: string): boolean {
  return REMEDIES.some(([id, word]) => id === rule && word === verdict)
}

/** What to do about a verdict; undefined where nothing is known. */
export function remedyFor(rule: string, verdict: string, facts: RemedyFacts & RemedyPlace): string | undefined {
  const remedy = REMEDIES.find(([id, word]) => id === rule && word === verdict)?.[2]
  const words: { readonly [name: string]: string | undefined } = {
    ...facts,
    file: facts.file ?? facts.app,
    path: facts.path ?? `<${facts.file ?? facts.app}>`,
  }
  return remedy?.replaceAll(/\{(\w+)(:code)?\}/g, (_, name: string, code: string | undefined) => {
    const word = words[name] ?? facts.app
    return code === undefined ? word : codeText(word)
  })
}

/** A text as JavaScript has it. */
export function codeText(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`
}
