/** The two forms that a bundle with stubs can be provisioned in. */
export type StubForm = 'full' | 'stub'
