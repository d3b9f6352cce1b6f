import type { Rule } from '../../rules/Rule.ts'

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
