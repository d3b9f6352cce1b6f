import type { Rule } from '../rules/Rule.ts'

const PAGES = 'DISM API reference'
const HEADER = 'dismapi.h'

export const apiElevation: Rule = {
  id: 'api.elevated',
  verdicts: ['elevated', 'refused'],
  variants: {
    documented: {
      text: 'DismInitialize fails with 0x800702e4 in a process that is not elevated.',
      source: `${PAGES}, DismInitialize, return value`,
    },
  },
}

export const initializeOnce: Rule = {
  id: 'api.initialize.once',
  verdicts: ['initialised', 'refused'],
  variants: {
    documented: {
      text: 'DismInitialize is called once in a process; a second call before DismShutdown fails. The code, 0x800700b7 (already exists), is inferred: the page names one without a number.',
      source: `${PAGES}, DismInitialize, "DISMAPI_E_DISMAPI_ALREADY_INITIALIZED"`,
    },
  },
}

export const initializeFirst: Rule = {
  id: 'api.initialize.first',
  verdicts: ['initialised', 'refused'],
  variants: {
    documented: {
      text: 'What needs the API fails with 0xc0040001 before DismInitialize and after DismShutdown.',
      source: `${HEADER}, DISMAPI_E_DISMAPI_NOT_INITIALIZED; ${PAGES}, DismShutdown`,
    },
  },
}

export const logWritable: Rule = {
  id: 'api.log.writable',
  verdicts: ['writable', 'refused'],
  variants: {
    inferred: {
      text: 'DismInitialize fails with 0xc0040009 when the log file cannot be written, and the API is not initialised.',
      source: `${HEADER}, DISMAPI_E_LOGGING_DISABLED; that the call fails is inferred`,
    },
  },
}

export const processEnded: Rule = {
  id: 'api.process.ended',
  verdicts: ['ended', 'goes on'],
  variants: {
    inferred: {
      text: 'A process that has a session on the Windows that runs is a process of that Windows: when Windows shuts down or restarts it ends. Its sessions, those on other images too, let go of their images, what a call has not finished is not done, and its functions fail with 0xc0040001 until DismInitialize begins another process. A session on the drive ends likewise when Windows starts from there. A process that has neither counts as one of another computer, and goes on.',
      source: 'Windows ends all processes when it shuts down',
    },
  },
}

export const shutdownSessions: Rule = {
  id: 'api.shutdown.sessions',
  verdicts: ['shut down', 'refused'],
  variants: {
    documented: {
      text: 'DismShutdown fails with 0xc0040003 while a session is open, and the sessions stay.',
      source: `${PAGES}, DismShutdown, "DISMAPI_E_OPEN_SESSION_HANDLES"`,
    },
  },
}

export const sessionOpen: Rule = {
  id: 'api.session.open',
  verdicts: ['open', 'refused'],
  variants: {
    documented: {
      text: 'A function that gets a DismSession which is not open, or is being closed, fails with 0xc0040004. That a closed one is told by the same code is inferred: older pages say E_INVALIDARG.',
      source: `${HEADER}, DISMAPI_E_INVALID_DISM_SESSION; ${PAGES}, DismCloseSession`,
    },
  },
}

export const sessionAssociated: Rule = {
  id: 'api.session.associated',
  verdicts: ['opened', 'refused'],
  variants: {
    documented: {
      text: 'DismOpenSession fails with 0x800700b7 when the DismSession has an image. That this means the value that the pointer holds before the call is inferred.',
      source: `${PAGES}, DismOpenSession, return value, ERROR_ALREADY_EXISTS`,
    },
  },
}

export const sessionShared: Rule = {
  id: 'api.session.shared',
  verdicts: ['shared', 'opened'],
  variants: {
    inferred: {
      text: 'Opening an image that the process has open gives the same session, which has to be closed as often.',
      source: 'dism.log of the API: a table of sessions by image path, and a count that goes to 0 when one is closed',
    },
  },
}

export const sessionFolder: Rule = {
  id: 'api.session.folder',
  verdicts: ['the same', 'refused'],
  variants: {
    inferred: {
      text: 'DismOpenSession on an image that the process has open takes the WindowsDirectory that the session was opened with, Windows when it was none. Another one fails with E_INVALIDARG: the session has one Windows directory, and the caller would service another than was named.',
      source: `${PAGES}, DismOpenSession, WindowsDirectory, which has "Windows" as its default`,
    },
  },
}

export const folderRelative: Rule = {
  id: 'api.folder.relative',
  verdicts: ['relative', 'refused'],
  variants: {
    documented: {
      text: 'WindowsDirectory is relative to the root of the image. One that begins with a drive or a backslash is refused; the code, E_INVALIDARG with the text of dism.exe, is inferred.',
      source: `${PAGES}, DismOpenSession, WindowsDirectory; PowerShell reference, -WindowsDirectory`,
    },
  },
}

export const sessionClosing: Rule = {
  id: 'api.session.closing',
  verdicts: ['waited for', 'free'],
  variants: {
    inferred: {
      text: 'DismOpenSession waits while the same process closes its session on the image, and then opens a new one. The session of another process is not waited for.',
      source: `${PAGES}, DismCloseSession: it waits for operations of other threads, and calls that come meanwhile fail only when they name the session`,
    },
  },
}

export const onlineFolders: Rule = {
  id: 'api.online.folders',
  verdicts: ['accepted', 'refused'],
  variants: {
    documented: {
      text: 'Neither WindowsDirectory nor SystemDrive is given with DISM_ONLINE_IMAGE. The code, E_INVALIDARG, is inferred.',
      source: `${PAGES}, DismOpenSession, parameters`,
    },
  },
}

export const apiArgument: Rule = {
  id: 'api.argument.given',
  verdicts: ['accepted', 'refused'],
  variants: {
    inferred: {
      text: 'A path or name that a function needs is given and not empty, an array has as many elements as its count says, a log level is one of DismLogLevel or 3 (debug). Otherwise the function fails with E_INVALIDARG.',
      source: `${PAGES}, DismMountImage: E_INVALIDARG for paths that are missing; the same for other functions is inferred`,
    },
  },
}

export const argumentTypes: Rule = {
  id: 'api.argument.type',
  verdicts: ['as declared', 'refused'],
  variants: {
    inferred: {
      text: 'Each argument has the type that the header declares: text, an array of texts, a pointer that can be written to, a CancelEvent, a callback. Where a value comes back its pointer is not NULL, but for the package of DismGetDriverInfo. Otherwise the function fails with E_INVALIDARG before it does anything, and nothing is written. In C such a call would not compile, or crash.',
      source: `${HEADER}, declarations; ${PAGES}, E_INVALIDARG`,
    },
  },
}

export const apiFolder: Rule = {
  id: 'api.appx.folder',
  verdicts: ['folder', 'package'],
  variants: {
    inferred: {
      text: 'An AppPath that names a folder is what /FolderPath names, any other is what /PackagePath names.',
      source: 'the cmdlet that calls the function takes either, the function has one parameter',
    },
  },
}

export const apiStubOption: Rule<{ since: string }> = {
  id: 'api.stub.option',
  verdicts: ['accepted', 'refused'],
  variants: {
    observed: {
      text: 'From Windows 10 2004 on DismStubPackageOption is 0 (none), 1 (the full package) or 2 (the stub); anything else, as from a caller that does not know the parameter, fails with 0x800706f5. That an older API does not look at it is inferred.',
      source: 'ManagedDism, issue 133 and pull request 135',
      value: { since: '10.0.19041' },
    },
  },
}

export const sessionReload: Rule = {
  id: 'api.session.reload',
  verdicts: ['current', 'stale'],
  warning: 'fails',
  variants: {
    documented: {
      text: 'After a function has succeeded with 1 (reload required) the session has to be closed and opened again. That another use of it fails with 0xc0040004, or is let through with a warning, as the settings of the API choose, is inferred.',
      source: `${HEADER}, DISMAPI_S_RELOAD_IMAGE_SESSION_REQUIRED; ManagedDism, pull request 22`,
    },
  },
}

export const successTold: Rule = {
  id: 'api.success.told',
  verdicts: ['reload', 'restart'],
  variants: {
    inferred: {
      text: 'A function whose work needs both a reload of the session and a restart of Windows succeeds with 1, not with 3010: nothing can be done with the session before.',
      source: `${HEADER}, DISMAPI_S_RELOAD_IMAGE_SESSION_REQUIRED; nothing is known of both`,
    },
  },
}

export const cancelHonoured: Rule = {
  id: 'api.cancel.honoured',
  verdicts: ['cancelled', 'too late'],
  variants: {
    documented: {
      text: 'A CancelEvent that is signalled cancels the operation in progress. At a stage where that is not possible the operation goes on and succeeds. The code, 0x800704c7, that an event which is signalled before the call counts too, and where that stage begins, is inferred.',
      source: `${PAGES}, DismRemovePackage, CancelEvent; ManagedDism, codes that it takes for a cancellation`,
    },
  },
}

export const cancelState: Rule = {
  id: 'api.cancel.state',
  verdicts: ['half serviced', 'untouched'],
  variants: {
    documented: {
      text: 'After a cancellation the state of the image is unknown: it is to be verified, or the changes discarded. What is left behind is for the settings of the API to choose: nothing, what was done so far, or either by a seed. Before the first step there is nothing to leave (inferred).',
      source: `${PAGES}, DismRemovePackage, CancelEvent`,
    },
  },
}

export const progressTold: Rule<{ totals: { readonly [name: string]: number }; other: number }> = {
  id: 'api.progress.told',
  verdicts: ['told', 'not told'],
  variants: {
    observed: {
      text: 'Progress is called with a Current that only grows and a Total that differs by function: 1000 for DismAddPackage, 1000 or more for DismCheckImageHealth, which begins at 50. The last call, when all is done, has both equal. That other functions have 100 is inferred.',
      source:
        'ManagedDism, issues 37 and 170, and its tests; the sample programs, which end a line when Current is Total',
      value: { totals: { DismAddPackage: 1000, DismCheckImageHealth: 1000 }, other: 100 },
    },
  },
}

export const progressSilent: Rule = {
  id: 'api.progress.signal',
  verdicts: ['silent', 'told'],
  variants: {
    observed: {
      text: 'Once the CancelEvent is signalled Progress is not called any more.',
      source: 'ManagedDism, a test that cancels at the first call and finds Current as it was then',
    },
  },
}

export const progressThrew: Rule = {
  id: 'api.progress.threw',
  verdicts: ['ended', 'went on'],
  oneSided: 'a callback that comes back is no question',
  variants: {
    observed: {
      text: 'A Progress that throws ends the operation. That nothing of it stays in the image, not even when it throws at its last call, and that the session can be used again, is inferred.',
      source: 'ManagedDism, issue 170',
    },
  },
}

export const packageIdentifier: Rule = {
  id: 'api.package.identifier',
  verdicts: ['name or path', 'refused'],
  variants: {
    documented: {
      text: 'A PackageIdentifier is 1 (the Identifier is a package name) or 2 (it is a path). 0 (none) is not valid. The code, E_INVALIDARG, and that any other number is refused with it, is inferred.',
      source: `${PAGES}, DismRemovePackage, PackageIdentifier, "Not a valid value for this function"`,
    },
  },
}

export const packagePathAbsolute: Rule = {
  id: 'api.package.absolute',
  verdicts: ['absolute', 'refused'],
  variants: {
    documented: {
      text: 'The path of a package is absolute. A relative one is refused; the code, E_INVALIDARG, is inferred.',
      source: `${PAGES}, DismRemovePackage, Identifier, "an absolute path to a .cab file"`,
    },
  },
}

export const packagePathCabinet: Rule = {
  id: 'api.package.cabinet',
  verdicts: ['a cabinet', 'refused'],
  variants: {
    documented: {
      text: 'The path of a package is that of a .cab file, in any case. An .msu file is not supported. The code, E_INVALIDARG, and that a folder or any other file is refused with it, is inferred.',
      source: `${PAGES}, DismRemovePackage: Identifier; remarks, "does not support .msu files"; the example, test.CAB`,
    },
  },
}

export const apiFeaturePackage: Rule = {
  id: 'api.feature.package',
  verdicts: ['the package named', 'Foundation'],
  variants: {
    documented: {
      text: 'A function on features takes the package that Identifier names, and then PackageIdentifier says whether it is a name or a path. Without an Identifier PackageIdentifier is ignored, and the Foundation package is meant. That an empty Identifier counts as none is observed of a wrapper that passes it.',
      source: `${PAGES}, DismEnableFeature and DismGetFeatures, Identifier and PackageIdentifier; ManagedDism`,
    },
  },
}

export const apiPackageAbsent: Rule = {
  id: 'api.feature.absent',
  verdicts: ['nothing is enabled', 'enabled'],
  warning: 'holds',
  variants: {
    documented: {
      text: 'DismEnableFeature succeeds and enables nothing when it is given the path of a package that the image does not have.',
      source: `${PAGES}, DismEnableFeature, remarks`,
    },
  },
}

export const cleanArguments: Rule = {
  id: 'api.clean.arguments',
  verdicts: ['accepted', 'refused'],
  variants: {
    inferred: {
      text: '_DismCleanImage takes a type: 1 (Windows Update, of which no simulated image has anything), 2 (service pack) or 4 (components), and for components the flags 1 (reset the base) and 3 (defer that). Anything else fails with E_INVALIDARG.',
      source: 'functions that PowerShell imports from the API; the options of /Cleanup-Image',
    },
  },
}

export const errorKept: Rule = {
  id: 'api.error.last',
  verdicts: ['told', 'none'],
  variants: {
    documented: {
      text: 'DismGetLastErrorMessage tells the text of the last call when that failed; DismShutdown, DismDelete and the function itself do not count. That it gives S_FALSE and nothing else when there is none is inferred.',
      source: `${PAGES}, DismGetLastErrorMessage`,
    },
  },
}

export const structureReturned: Rule = {
  id: 'api.structure.returned',
  verdicts: ['given back', 'refused'],
  variants: {
    documented: {
      text: 'DismDelete takes back what a function of this process has returned. That NULL is accepted, and that E_INVALIDARG is the answer to anything else and to the second time, is inferred.',
      source: `${PAGES}, DismDelete; its sample programs, which call it with NULL`,
    },
  },
}

export const apiRules: readonly Rule[] = [
  apiElevation,
  initializeOnce,
  initializeFirst,
  logWritable,
  processEnded,
  shutdownSessions,
  sessionOpen,
  sessionAssociated,
  sessionShared,
  sessionFolder,
  folderRelative,
  sessionClosing,
  sessionReload,
  successTold,
  onlineFolders,
  apiArgument,
  argumentTypes,
  apiFolder,
  apiStubOption,
  packageIdentifier,
  packagePathAbsolute,
  packagePathCabinet,
  apiFeaturePackage,
  apiPackageAbsent,
  cleanArguments,
  errorKept,
  structureReturned,
  cancelHonoured,
  cancelState,
  progressTold,
  progressSilent,
  progressThrew,
]
