const file = 'src/servicing/features/enableFeatures.ts'

/** A mistake that a property finds. */
export default [
  {
    rule: 'feature.enable.parent',
    file,
    what: 'A feature is enabled although what it stands on is disabled.',
    find: 'if (parents.length === 0 || isOn(feature.state)) return',
    replace: 'if (parents.length >= 0) return',
  },
]
