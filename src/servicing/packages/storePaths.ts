const STORE = 'Windows\\WinSxS'
const MANIFESTS = `${STORE}\\Manifests`

/** Where the component store of an image keeps what. A key form is the name of a component in it. */
export const storePaths = {
  root: STORE,
  manifests: MANIFESTS,
  /** The files of a component. */
  folder: (keyForm: string) => `${STORE}\\${keyForm}`,
  /** The manifest of a component. */
  manifest: (keyForm: string) => `${MANIFESTS}\\${keyForm}.manifest`,
  /** What the transaction of the next start would be read from; scripts look whether it is there. */
  pendingTransaction: `${STORE}\\pending.xml`,
} as const
