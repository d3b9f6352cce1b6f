// Seeded defects of the rules of sources for features, capabilities and repairs.
export default [
  {
    rule: 'source.policy.locations',
    file: 'src/servicing/sources/searchedSources.ts',
    what: 'The locations of the policy are searched only where no source is given',
    find: `[...given, ...locations]`,
    replace: `(given.length > 0 ? given : locations)`,
  },
  {
    rule: 'source.policy.locations',
    file: 'src/servicing/sources/servicingPolicy.ts',
    what: 'Several locations of the policy are taken for one path',
    find: `.split(';')`,
    replace: `.split('|')`,
  },
  {
    rule: 'source.update.allowed',
    file: 'src/servicing/sources/askWindowsUpdate.ts',
    what: 'The policy that forbids the download counts in the running Windows only',
    find: `useWindowsUpdate !== NEVER, because`,
    replace: `useWindowsUpdate !== NEVER || !access.online, because`,
  },
  {
    rule: 'source.update.allowed',
    file: 'src/servicing/sources/askWindowsUpdate.ts',
    what: 'The policy is kept with any value but 0',
    find: `useWindowsUpdate !== NEVER, because`,
    replace: `(useWindowsUpdate ?? 0) === 0, because`,
  },
]
