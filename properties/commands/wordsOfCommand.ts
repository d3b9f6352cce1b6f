import type { CommandLineSpec } from '../specs/CommandLine.ts'
import { FILES, identityOf } from './commandComputer.ts'

/** A command line without options of dism.exe itself but for its target. */
export function wordsOfCommand({ what, target }: CommandLineSpec): readonly string[] {
  const where = { online: ['/Online'], image: ['/Image:C:\\'], none: [] }[target]
  switch (what.kind) {
    case 'asked':
      return [...where, ...what.words]
    case 'help':
      return [...where, ...(what.topic === undefined ? [] : [`/${what.topic}`]), '/?']
    case 'add':
      return [...where, '/Add-Package', `/PackagePath:${FILES[what.file]}`]
    default:
      return [...where, '/Remove-Package', ...what.names.map((name) => `/PackageName:${identityOf(name)}`)]
  }
}

/** The options of dism.exe itself. */
export function optionsOfCommand({ noRestart, quiet, log }: CommandLineSpec): readonly string[] {
  return [
    ...(noRestart ? ['/NoRestart'] : []),
    ...(quiet ? ['/Quiet'] : []),
    ...(log === 'default' ? [] : [log === 'D:' ? '/LogPath:D:\\dism.log' : '/LogPath:Q:\\dism.log']),
  ]
}
