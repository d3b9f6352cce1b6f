const file = 'src/servicing/features/enableFeatures.ts'

/** A mistake that shows in that a value never comes to an end. */
export default [
  {
    rule: 'feature.enable.all',
    file,
    what: 'Enabling never comes to an end when something is enabled.',
    find: 'const change = yield* changeFeatures(',
    replace: 'while (changing.length > 0);\n    const change = yield* changeFeatures(',
  },
]
