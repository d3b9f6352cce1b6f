/** XML namespaces of app packages. Source: the schemas of microsoft/msix-packaging, resources/AppxPackaging. */

const APPX = 'http://schemas.microsoft.com/appx/'

/** The namespaces that the root of a package manifest may have: Windows 8, 8.1, 8.1 update, 10 and later. */
export const MANIFEST_ROOTS: readonly string[] = [
  `${APPX}2010/manifest`,
  `${APPX}2013/manifest`,
  `${APPX}2014/manifest`,
  `${APPX}manifest/foundation/windows10`,
]

/** The root namespace of Windows 10 and later. */
export const FOUNDATION = `${APPX}manifest/foundation/windows10`

/** All namespaces in which Windows adds to package manifests begin so. */
export const MANIFEST_PREFIX = APPX

/** The namespaces of bundle manifests. */
export const BUNDLE_NAMESPACES: readonly string[] = ['2013', '2014', '2016', '2017', '2018', '2019'].map(
  (year) => `${APPX}${year}/bundle`,
)

/** The namespace in which a bundle manifest names device families. */
export const BUNDLE_2018 = `${APPX}2018/bundle`

/** The namespaces of block maps. */
export const BLOCK_MAP_NAMESPACES: readonly string[] = ['2010', '2015', '2017', '2021'].map(
  (year) => `${APPX}${year}/blockmap`,
)

/** The namespace of `[Content_Types].xml` (ECMA-376 part 2, 10.1.2.2). */
export const CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
