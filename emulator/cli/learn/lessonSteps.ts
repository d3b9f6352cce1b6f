import type { DismApi } from '../../../src/api/index.ts'
import type { Machine } from '../../machine/Machine.ts'
import type { SignInSettings } from '../../machine/signIn.ts'
import type { LessonStep } from './Lesson.ts'
import { packagesOf } from './whatIsThere.ts'

/** A command line of dism. */
export function typed(commandLine: string): LessonStep {
  return {
    shown: commandLine,
    async carryOut(machine) {
      const { exitCode, stdout } = await machine.type(commandLine)
      return { output: stdout.replaceAll('\r', ''), code: exitCode }
    },
  }
}

/** Something that happens to the computer, told in a line. */
export function happens(shown: string, act: (machine: Machine) => unknown): LessonStep {
  return {
    shown: `(${shown})`,
    async carryOut(machine) {
      await act(machine)
      return { output: '', code: 0 }
    },
  }
}

/** Somebody signs in. */
export function signsIn(user: string, settings: SignInSettings = {}): LessonStep {
  const languages = settings.languages ? `, who speaks ${settings.languages.join(', ')}` : ''
  const display = settings.scale === undefined ? '' : `, on a display of ${settings.scale} per cent`
  return happens(`${user}${languages} signs in${display}`, (machine) => machine.signIn(user, settings))
}

/** Shows what users have of an app. */
export function looksAt(users: readonly string[], app: string): LessonStep {
  return {
    shown: `(what ${users.join(' and ')} ${users.length > 1 ? 'have' : 'has'})`,
    carryOut(machine) {
      const lines = users.map((user) => `${user} has ${packagesOf(machine, user, app).join(', ') || 'nothing of it'}\n`)
      return Promise.resolve({ output: lines.join(''), code: 0 })
    },
  }
}

/** A call of the DISM API in a session on an image. */
export function called(
  shown: string,
  image: string,
  call: (api: DismApi, session: number) => Promise<number>,
): LessonStep {
  return {
    shown,
    async carryOut({ api }) {
      const session = { value: 0 }
      await api.DismInitialize(2, 'D:\\dism.log', null)
      const opened = await api.DismOpenSession(image, null, null, session)
      const code = opened === 0 ? await call(api, session.value) : opened
      if (opened === 0) await api.DismCloseSession(session.value)
      await api.DismShutdown()
      return { output: `0x${(code >>> 0).toString(16).padStart(8, '0')}\n`, code: code >>> 0 }
    },
  }
}
