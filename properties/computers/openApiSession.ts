import type { DismApi } from '../../src/api/index.ts'

/** What a process of the DISM API does with a session on C:. @returns what `use` gives */
export async function openApiSession<Result>(
  api: DismApi,
  online: boolean,
  use: (api: DismApi, session: number) => Promise<Result>,
): Promise<Result> {
  await api.DismInitialize(2, null, null)
  const session = { value: 0 }
  const opened = await api.DismOpenSession(
    online ? 'DISM_{53BFAE52-B167-4E2F-A258-0A37B57FF845}' : 'C:\\',
    null,
    null,
    session,
  )
  if (opened !== 0) throw new Error(`DismOpenSession: 0x${(opened >>> 0).toString(16)}`)
  try {
    return await use(api, session.value)
  } finally {
    await api.DismCloseSession(session.value)
    await api.DismShutdown()
  }
}
