const file = 'src/servicing/features/enableFeatures.ts'
const rule = 'feature.enable.parent'
const find = 'for (const one of wanted) checkParents('

/** What must fail a search: a change that breaks nothing, and defects that are none. */
export default [
  {
    rule,
    file,
    what: 'Survives: what is wanted is copied first.',
    find,
    replace: 'for (const one of [...wanted]) checkParents(',
  },
  { rule, file, what: 'Bad: the text occurs nowhere.', find: 'no such text', replace: '' },
  { rule, file, what: 'Bad: the text occurs twice.', find: 'wanted', replace: 'named' },
  { rule, file, what: 'Bad: does not parse.', find, replace: 'for (((' },
  { rule, file, what: 'Bad: no such rule.', find, replace: '' },
  {
    rule,
    file,
    what: 'Bad: does not load.',
    find: '/** Features to be enabled. */',
    replace: "throw new Error('loaded')",
  },
  { rule, file, what: 'Bad: names what is not there.', find, replace: 'for (const one of wonted) checkParents(' },
  { rule, file: 'src/nowhere.ts', what: 'Bad: no such file.', find, replace: '' },
].map((defect) => (defect.what === 'Bad: no such rule.' ? { ...defect, rule: 'feature.no.rule' } : defect))
