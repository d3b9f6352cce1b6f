import { license } from '../../fixtures/index.ts'
import type { AppComputer } from './appComputer.ts'
import { bundleBytes, packageBytes } from './fileBytes.ts'
import { familyOf, LIBRARIES, POOL, type Pooled } from './optionsPool.ts'

/** Writes all packages, licenses and libraries, and a folder with the writer. */
export async function writeOptionsPool(computer: AppComputer): Promise<void> {
  for (const [file, app] of Object.entries<Pooled>(POOL)) {
    const mainPackages = app.mains?.map(([name, publisher]) => ({ name, publisher }))
    const { name, version, publisher, stub } = app
    const common = {
      name,
      version,
      publisher,
      mainPackages,
      dependencies: app.needsLibrary ? [{ name: 'Contoso.Library' }] : [],
    }
    computer.put(`D:\\${file}.msix`, await (app.bundle ? bundleBytes({ ...common, stub }) : packageBytes(common)))
    computer.put(`D:\\${file}.xml`, license(familyOf(app)))
  }
  for (const [file, content] of Object.entries(LIBRARIES)) {
    const spec = { name: 'Contoso.Library', framework: true, files: { 'library.dll': content } }
    computer.put(`D:\\${file}.appx`, await packageBytes(spec))
  }
  computer.put(
    'D:\\kit\\Writer.main.appx',
    await packageBytes({
      name: 'Contoso.Writer',
      version: '1.0.0.0',
      dependencies: [],
      mainPackages: undefined,
      publisher: undefined,
    }),
  )
}
