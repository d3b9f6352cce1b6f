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
    name: 'run',
    summary: 'run a program with our dism first on PATH',
    load: async () => (await import('./commands/run.ts')).run,
  },
]
