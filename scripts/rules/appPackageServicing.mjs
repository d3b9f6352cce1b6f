/**
 * The sentences of the app package servicing page, in its order. `rules` carry a sentence out; a sentence without
 * behaviour of DISM says `because`.
 */
export const SENTENCES = [
  {
    at: 'Introduction',
    says: 'App packages and bundles are added to, removed from and listed in an image.',
    rules: ['appx.remove.name', 'appx.main.kind'],
  },
  {
    at: 'Introduction',
    says: 'Of a bundle only a part of its packages may be added.',
    rules: ['appx.architecture.application', 'appx.stub.full', 'appx.language.match'],
  },
  {
    at: 'Introduction',
    says: 'What is provisioned is installed for every user, new or existing, at the next sign-in.',
    rules: ['appx.register.signin'],
  },
  { at: 'Introduction', says: 'PowerShell has commands of its own.', because: 'of another tool' },
]
