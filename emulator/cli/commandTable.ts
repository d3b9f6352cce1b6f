import type { Command } from './Command.ts'

/** A command by name: one line for the help, and the module that is loaded when it runs. */
export interface CommandEntry {
  readonly name: string
  readonly summary: string
  load(): Promise<Command>
}

/** The commands of `dismulator`, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: 'make a machine with Windows on its drive C:',
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    name: 'image new',
    summary: 'make a Windows image in a folder',
    load: async () => (await import('./commands/imageNew.ts')).imageNew,
  },
  {
    name: 'image show',
    summary: 'show what is in an image',
    load: async () => (await import('./commands/imageShow.ts')).imageShow,
  },
  {
    name: 'boot',
    summary: 'start the machine',
    load: async () => (await import('./commands/power.ts')).bootCommand,
  },
  {
    name: 'shutdown',
    summary: 'shut the machine down',
    load: async () => (await import('./commands/power.ts')).shutdownCommand,
  },
  {
    name: 'audit',
    summary: 'restart the machine in audit mode',
    load: async () => (await import('./commands/power.ts')).auditCommand,
  },
  {
    name: 'sysprep',
    summary: 'generalize the machine and shut it down',
    load: async () => (await import('./commands/sysprep.ts')).sysprepCommand,
  },
  {
    name: 'user new',
    summary: 'make an account with a profile',
    load: async () => (await import('./commands/userNew.ts')).userNew,
  },
  {
    name: 'user sign-in',
    summary: 'start an image and sign a user in',
    load: async () => (await import('./commands/userSignIn.ts')).userSignIn,
  },
  {
    name: 'user sign-out',
    summary: 'sign a user of the machine out',
    load: async () => (await import('./commands/userSignOut.ts')).userSignOut,
  },
  {
    name: 'user start-app',
    summary: 'say whether an app starts, and start it',
    load: async () => (await import('./commands/userStartApp.ts')).userStartApp,
  },
  {
    name: 'user add-app',
    summary: 'install an app for a user',
    load: async () => (await import('./commands/userAddApp.ts')).userAddApp,
  },
  {
    name: 'user remove-app',
    summary: 'remove an app for a user, or for all',
    load: async () => (await import('./commands/userRemoveApp.ts')).userRemoveApp,
  },
  {
    name: 'feature enable',
    summary: "enable a feature of a server's desktop",
    load: async () => (await import('./commands/featureChange.ts')).featureEnable,
  },
  {
    name: 'feature disable',
    summary: "disable a feature of a server's desktop",
    load: async () => (await import('./commands/featureChange.ts')).featureDisable,
  },
  {
    name: 'language add',
    summary: 'install a UI language in an image',
    load: async () => (await import('./commands/languageAdd.ts')).languageAdd,
  },
  {
    name: 'language remove',
    summary: 'remove a UI language from an image',
    load: async () => (await import('./commands/languageRemove.ts')).languageRemove,
  },
  {
    name: 'explain',
    summary: 'say how dism decides, without changing anything',
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  {
    name: 'rules',
    summary: 'list the rules of servicing',
    load: async () => (await import('./commands/rules.ts')).rules,
  },
  {
    name: 'learn',
    summary: 'learn the rules of the two documents in short lessons',
    load: async () => (await import('./commands/learn.ts')).learn,
  },
  {
    name: 'make appx',
    summary: 'write an app or framework package',
    load: async () => (await import('./commands/makeAppx.ts')).makeAppx,
  },
  {
    name: 'make bundle',
    summary: 'write a bundle',
    load: async () => (await import('./commands/makeBundle.ts')).makeBundle,
  },
  {
    name: 'make license',
    summary: 'write a license file for a package family',
    load: async () => (await import('./commands/makeLicense.ts')).makeLicense,
  },
  {
    name: 'make update',
    summary: 'write the cabinet or .msu of a Windows update',
    load: async () => (await import('./commands/makeUpdate.ts')).makeUpdate,
  },
  {
    name: 'make language-pack',
    summary: 'write the cabinet of a language pack',
    load: async () => (await import('./commands/makeLanguagePack.ts')).makeLanguagePack,
  },
  {
    name: 'make capability',
    summary: 'write the cabinet of a feature on demand',
    load: async () => (await import('./commands/makeCapability.ts')).makeCapability,
  },
  {
    name: 'make driver',
    summary: 'write a driver package into a folder',
    load: async () => (await import('./commands/makeDriver.ts')).makeDriver,
  },
  {
    name: 'diff',
    summary: 'compare two images, inside hives too',
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  {
    name: 'replay',
    summary: 'run a scenario again, step by step',
    load: async () => (await import('./commands/replay.ts')).replay,
  },
  {
    name: 'conform',
    summary: 'compare a transcript of a real Windows with a scenario',
    load: async () => (await import('./commands/conform.ts')).conform,
  },
  {
    name: 'run',
    summary: 'run a program with our dism first on PATH',
    load: async () => (await import('./commands/run.ts')).run,
  },
  {
    name: 'fault',
    summary: 'run dism while something goes wrong',
    load: async () => (await import('./commands/fault.ts')).fault,
  },
  {
    name: 'faults',
    summary: 'list what can go wrong',
    load: async () => (await import('./commands/faults.ts')).faults,
  },
]
