import { traitsOf, type UpdateEvent, type UpdateName } from './UpdateStory.ts'

/** A state as /Get-Packages tells it. */
export type UpdateState = 'Installed' | 'Superseded' | 'InstallPending' | 'UninstallPending'

/** An update of the model, which knows nothing of registries: how it is, and how it is to be when Windows starts. */
interface ModelUpdate {
  readonly update: UpdateName
  state: UpdateState
  next: 'Installed' | 'Superseded' | 'gone'
}

/** What the model thinks of an image. */
export interface UpdatesModel {
  online: boolean
  readonly updates: Map<string, ModelUpdate>
}

/** How an event must end. */
export type UpdateOutcome = 'done' | 'restart' | 'not applicable' | 'permanent' | 'invalid' | 'none'

export function newUpdatesModel(): UpdatesModel {
  return { online: true, updates: new Map() }
}

export function keyOf({ family, version }: UpdateName): string {
  return `${family}${version}`
}

/** Lets an event happen to the model. */
export function modelUpdates(model: UpdatesModel, event: UpdateEvent): UpdateOutcome {
  if (event.kind === 'add') return add(model, event)
  if (event.kind === 'remove') return remove(model, event.update)
  if (event.kind === 'switch' && model.online) model.online = false
  else start(model)
  return 'none'
}

function start(model: UpdatesModel): void {
  model.online = true
  for (const [key, one] of model.updates)
    if (one.next === 'gone') model.updates.delete(key)
    else one.state = one.next
}

const isThere = ({ state }: ModelUpdate): boolean => state === 'Installed' || state === 'InstallPending'

function waits({ updates }: UpdatesModel): boolean {
  return [...updates.values()].some(({ state }) => state.endsWith('Pending'))
}

function add(
  model: UpdatesModel,
  { update, ignoreCheck, preventPending }: UpdateEvent & { readonly kind: 'add' },
): UpdateOutcome {
  const known = model.updates.get(keyOf(update))
  if (known && isThere(known)) return 'done'
  const family = [...model.updates.values()].filter((one) => one.update.family === update.family && isThere(one))
  const isOlder = family.some((one) => one.update.version > update.version)
  if (isOlder && !ignoreCheck) return 'not applicable'
  const { restart, offlineCapable } = traitsOf(update)
  const busy = waits(model)
  const later =
    !isOlder && (busy || (model.online ? restart === 'required' || family.length > 0 : offlineCapable === 'no'))
  if (preventPending && (later || busy)) return 'done'
  if (isOlder) {
    model.updates.set(keyOf(update), { update, state: 'Superseded', next: 'Superseded' })
    return 'done'
  }
  for (const old of family) {
    old.state = later ? 'UninstallPending' : 'Superseded'
    old.next = 'Superseded'
  }
  model.updates.set(keyOf(update), { update, state: later ? 'InstallPending' : 'Installed', next: 'Installed' })
  return later && model.online ? 'restart' : 'done'
}

function remove(model: UpdatesModel, update: UpdateName): UpdateOutcome {
  const known = model.updates.get(keyOf(update))
  if (!known) return 'invalid'
  const { permanent, restart } = traitsOf(update)
  if (permanent) return 'permanent'
  const older = [...model.updates.values()].filter(
    (one) => one.update.family === update.family && one.update.version < update.version && one.next === 'Superseded',
  )
  const predecessor = isThere(known)
    ? older.sort((one, other) => other.update.version - one.update.version)[0]
    : undefined
  const busy = waits(model)
  const later =
    known.state === 'UninstallPending' ||
    (known.state === 'InstallPending' && model.online) ||
    (known.state === 'Installed' && (busy || (model.online && (restart === 'required' || predecessor !== undefined))))
  if (predecessor) {
    predecessor.state = later ? 'InstallPending' : 'Installed'
    predecessor.next = 'Installed'
  }
  if (later) Object.assign(known, { state: 'UninstallPending', next: 'gone' })
  else model.updates.delete(keyOf(update))
  return later && model.online ? 'restart' : 'done'
}
