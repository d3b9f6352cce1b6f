// Seeded defects of the rules of dism.exe itself.
export default [
  {
    rule: 'dism.elevated',
    file: 'src/dism/runDism.ts',
    what: 'Help is shown to those who are not elevated',
    find: `if (!isElevated) {`,
    replace: `if (!isElevated && !run.arguments.includes('/?')) {`,
  },
  {
    rule: 'dism.command.image',
    file: 'src/dism/runParsed.ts',
    what: 'A command on apps without an image is found, and ends as one that is not carried out (50), not as unknown (87)',
    find: `parseCommand(rest, target, vocabulary)`,
    replace: `parseCommand(rest, appCommand ? { kind: 'online' } : target, vocabulary)`,
  },
  {
    rule: 'dism.help.topic',
    file: 'src/dism/help/topicHelp.ts',
    what: 'Help on an option of a servicing command is there without an image too',
    find: `vocabulary.knows(one)) &&
      findCommand(name.toLowerCase(), target, vocabulary),`,
    replace: `vocabulary.knows(one)),`,
  },
  {
    rule: 'dism.option.since',
    file: 'src/dism/grammar/parseCommand.ts',
    what: 'An option that came later than its command is known to every dism.exe that has the command',
    find: `if (!definition || !vocabulary.knows(definition)) {`,
    replace: `if (!definition) {`,
  },
  {
    rule: 'dism.restart.asked',
    file: 'src/dism/runInSession.ts',
    what: 'When the answer is yes the command ends with 0, not with 3010',
    find: `if (end === 'restart') restarts = await askRestart(parsed.globals, commandJudge, context)`,
    replace: `if (end === 'restart') restarts = await askRestart(parsed.globals, commandJudge, context)
      if (restarts) end = undefined`,
  },
  {
    rule: 'dism.restart.now',
    file: 'src/dism/askRestart.ts',
    what: '/Quiet restarts in spite of /NoRestart',
    find: `!noRestart && (quiet || yes)`,
    replace: `quiet || (!noRestart && yes)`,
  },
  {
    rule: 'dism.package.words',
    file: 'src/dism/commands/removePackages.ts',
    what: 'An older dism.exe, too, looks for a package that is named only when its turn has come',
    find: `const known = inWords ? names : names.flatMap((name) => attempt(name, () => identityIn(session, name)))`,
    replace: `const known = names`,
  },
  {
    rule: 'dism.msu.nameless',
    file: 'src/servicing/commandRules.ts',
    what: 'A dism.exe of 10.0.25398 still names the .msu that it works on',
    find: `value: { since: '10.0.25398' },`,
    replace: `value: { since: '10.0.26100' },`,
  },
  {
    rule: 'dism.log.folder',
    file: 'src/servicing/commandRules.ts',
    what: 'A dism.exe of 10.0.19041 does not log the provider of folders any more',
    find: `value: { since: '10.0.20348' },`,
    replace: `value: { since: '10.0.19041' },`,
  },
  {
    rule: 'dism.log.writable',
    file: 'src/dism/runDism.ts',
    what: 'A command that has succeeded ends with 1 when its log could not be written',
    find: `return end === 'restart' ? ERROR_SUCCESS_REBOOT_REQUIRED : 0`,
    replace: `return end === 'restart' ? ERROR_SUCCESS_REBOOT_REQUIRED : isWritten ? 0 : 1`,
  },
]
