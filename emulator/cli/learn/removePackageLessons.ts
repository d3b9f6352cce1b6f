import { updateCab, updateIdentity } from '../../../fixtures/index.ts'
import { DismPackageIdentifier, type DismApi } from '../../../src/api/index.ts'
import type { Lesson } from './Lesson.ts'
import { called, happens, typed } from './lessonSteps.ts'

const DOCUMENT = 'DismRemovePackage'
const UPDATE = { kb: 'KB5000001', version: '10.0.1.1', components: 3 }
const IDENTITY = updateIdentity(UPDATE)
const CAB = 'D:\\in\\update.cab'
const { DismPackageName, DismPackagePath, DismPackageNone } = DismPackageIdentifier

const files = () => ({ [CAB]: updateCab(UPDATE), 'D:\\in\\update.msu': updateCab(UPDATE) })
const before = [
  happens('the computer shuts down', (machine) => machine.shutdown()),
  typed(`dism /Image:C:\\ /Add-Package /PackagePath:${CAB}`),
]
const list = typed(`dism /Image:C:\\ /Get-PackageInfo /PackageName:${IDENTITY}`)

/** Whether the update is there, by the last of some results. */
const isListed = (results: readonly { readonly code: number }[]) => results.at(-1)?.code === 0

const remove = (shown: string, identifier: string, kind: number) =>
  called(shown, 'C:\\', (api, session) => api.DismRemovePackage(session, identifier, kind, null, null, null))

/** Removes the package and signals the cancel event when so much of 100 is done. */
const cancelAt = (percent: number) =>
  called(
    `DismRemovePackage(Session, L"${IDENTITY}", DismPackageName, CancelEvent, …)   // signaled at ${percent} per cent`,
    'C:\\',
    (api: DismApi, session) => {
      const event = new AbortController()
      const progress = (current: number) => {
        if (current >= percent) event.abort()
      }
      return api.DismRemovePackage(session, IDENTITY, DismPackageName, event.signal, progress, null)
    },
  )

const COMMON = { document: DOCUMENT, machine: { preset: 'windows-11-24h2' }, files, before } as const

/** Lessons on the function that removes a package. */
export const removePackageLessons: readonly Lesson[] = [
  {
    ...COMMON,
    name: 'remove-by-name',
    section: 'Identifier, PackageIdentifier',
    text: 'The identifier is the name of a package or the absolute path of a .cab file; PackageIdentifier says which.',
    rules: ['api.package.identifier', 'package.name.found'],
    question: 'The name of the package is given, but with PackageNone. What comes back?',
    choices: [
      { text: 'S_OK: a name is a name', came: ({ results }) => results[0]?.code === 0 },
      { text: 'another error', came: ({ results }) => ![0, 0x8007_0057].includes(results[0]?.code ?? 0) },
      { text: 'E_INVALIDARG', came: ({ results }) => results[0]?.code === 0x8007_0057 && isListed(results) },
    ],
    after: [remove(`DismRemovePackage(Session, L"${IDENTITY}", DismPackageNone, …)`, IDENTITY, DismPackageNone), list],
  },
  {
    ...COMMON,
    name: 'remove-by-path',
    section: 'Identifier',
    text: 'The path of a package is the absolute path of a .cab file that holds it.',
    rules: ['api.package.absolute', 'api.package.cabinet'],
    question: 'The path is given as in\\update.cab. Is the package removed?',
    choices: [
      { text: 'yes', came: ({ results }) => !isListed(results) },
      { text: 'no', came: ({ results }) => results[0]?.code !== 0 && isListed(results) },
    ],
    after: [
      remove('DismRemovePackage(Session, L"in\\\\update.cab", DismPackagePath, …)', 'in\\update.cab', DismPackagePath),
      list,
    ],
  },
  {
    ...COMMON,
    name: 'remove-msu',
    section: 'Remarks',
    text: 'The function does not know .msu files, although DismAddPackage does.',
    rules: ['api.package.cabinet'],
    question: 'The absolute path of an .msu file is given. What comes back?',
    choices: [
      { text: 'S_OK', came: ({ results }) => results[0]?.code === 0 },
      { text: 'an error, and the package stays', came: ({ results }) => results[0]?.code !== 0 && isListed(results) },
    ],
    after: [
      remove(
        'DismRemovePackage(Session, L"D:\\\\in\\\\update.msu", DismPackagePath, …)',
        'D:\\in\\update.msu',
        DismPackagePath,
      ),
      list,
    ],
  },
  {
    ...COMMON,
    name: 'session',
    section: 'Session',
    text: 'The session must be associated with an image; DismOpenSession does that.',
    rules: ['api.session.open', 'api.session.associated'],
    question: 'The session was closed before the call. What happens?',
    choices: [
      { text: 'an error that names the session', came: ({ results }) => results[0]?.code !== 0 && isListed(results) },
      { text: 'the package is removed', came: ({ results }) => !isListed(results) },
    ],
    after: [
      called(`DismRemovePackage(Session, …)   // after DismCloseSession`, 'C:\\', async (api, session) => {
        await api.DismCloseSession(session)
        return api.DismRemovePackage(session, IDENTITY, DismPackageName, null, null, null)
      }),
      list,
    ],
  },
  {
    ...COMMON,
    name: 'cancel-late',
    section: 'CancelEvent',
    text: 'A cancel event that comes when the operation cannot be canceled any more is passed over: the operation goes on and returns a success code.',
    rules: ['api.cancel.honoured', 'api.cancel.state'],
    question: 'The event is signaled when 70 per cent are reported, as the last stage begins. What comes back?',
    choices: [
      { text: 'S_OK, and the package is gone', came: ({ results }) => results[0]?.code === 0 && !isListed(results) },
      {
        text: 'an error, and the package is there',
        came: ({ results }) => results[0]?.code !== 0 && isListed(results),
      },
    ],
    after: [cancelAt(70), list],
  },
  {
    ...COMMON,
    name: 'cancel',
    section: 'CancelEvent',
    text: 'A cancellation that is honored leaves an image whose state is unknown: it should be verified, or its changes discarded.',
    rules: ['api.cancel.honoured', 'api.cancel.state'],
    question: 'The event is signaled when 30 per cent are reported. May you go on with the image as it was before?',
    choices: [
      { text: 'yes: the function returned S_OK', came: ({ results }) => results[0]?.code === 0 },
      {
        text: 'no: it was canceled, and what is left must be verified first',
        came: ({ results }) => results[0]?.code === 0x8007_04c7,
      },
    ],
    after: [cancelAt(30), list],
  },
]
