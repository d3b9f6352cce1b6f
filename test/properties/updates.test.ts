import fc from 'fast-check'
import { describe, test } from 'vitest'
import { updateEvents } from '../../properties/arbitraries/updateEvents.ts'
import { hivesStayValid } from '../../properties/laws/hivesStayValid.ts'
import { updatesFollowModel } from '../../properties/laws/updatesFollowModel.ts'
import { hiveReaders } from './hiveReaders.ts'
import { seen } from './seen.ts'
import { PROPERTY_TIMEOUT, settings } from './settings.ts'

describe('packages', { timeout: PROPERTY_TIMEOUT }, () => {
  test('are what a model of them says, whatever is added, removed and restarted', () => {
    const { count, expectAll } = seen()
    fc.assert(
      fc.property(updateEvents(), (events) => {
        count(...updatesFollowModel(events).outcomes)
      }),
      settings(150),
    )
    expectAll('done', 'restart', 'not applicable', 'permanent', 'invalid')
  })

  test('leave hives that other tools read', () => {
    const { readers } = hiveReaders()
    fc.assert(
      fc.property(updateEvents(), (events) => {
        hivesStayValid(updatesFollowModel(events).volume, readers)
      }),
      settings(10),
    )
  })
})
