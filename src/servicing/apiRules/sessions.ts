import type { Rule } from '../../rules/Rule.ts'

const PAGES = 'DISM API reference'
const HEADER = 'dismapi.h'

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
