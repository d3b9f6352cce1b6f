import type { Rule } from '../../../rules/Rule.ts'

const PAGE = 'app package servicing page, /StubPackageOption'

export const stubPreference: Rule = {
  id: 'appx.stub.preference',
  verdicts: ['stub', 'full'],
  variants: {
    documented: {
      text: '/StubPackageOption chooses between the stub and the full app of a bundle; without it the preference that an earlier add stored for the family does. With none stored the full app is taken, and so it is where a bundle has no stub that runs on the image (both inferred).',
      source: `${PAGE}, "If no stub package option is specified"`,
    },
  },
}

export const stubStored: Rule = {
  id: 'appx.stub.stored',
  verdicts: ['stored', 'left'],
  variants: {
    documented: {
      text: 'InstallStub and InstallFull are also stored as the preference of the package family. Windows keeps it in a place that is not known; here (inferred) it is the value StubPreference of AppxAllUserStore\\Config\\<family>: 1 full, 2 stub, as the API counts.',
      source: `${PAGE}, "Implicitly sets the stub preference to stub"`,
    },
  },
}

export const stubMember: Rule = {
  id: 'appx.stub.member',
  verdicts: ['considered', 'left out'],
  variants: {
    documented: {
      text: 'Of a bundle that holds stubs, only the stubs are considered or only the other packages, as it was chosen.',
      source: `${PAGE}, "sets the provision package to the stub version"; a stub is what the bundle manifest marks by IsStub (schema of 2019)`,
    },
  },
}

export const stubRules: readonly Rule[] = [stubPreference, stubStored, stubMember]
