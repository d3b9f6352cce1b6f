/** A country or region as Windows knows it. */
export interface GeographicLocation {
  /** ISO 3166-1 alpha-2. */
  readonly region: string
  /** Windows' number of it (GEOID). */
  readonly geoId: number
  /** In English. */
  readonly name: string
  /** The time zone that it starts with. */
  readonly timeZone: string
}

/**
 * GEOID, name and time zone by region. Sources: Microsoft, "Table of Geographical Locations" and "Default Time Zones";
 * for the United States that of /Get-Intl samples, as one has to be taken. The regions of the language packs and some
 * more.
 */
const ROWS: { readonly [region: string]: readonly [geoId: number, name: string, timeZone: string] } = {
  AE: [224, 'United Arab Emirates', 'Arabian Standard Time'],
  AL: [6, 'Albania', 'Central Europe Standard Time'],
  AR: [11, 'Argentina', 'Argentina Standard Time'],
  AT: [14, 'Austria', 'W. Europe Standard Time'],
  AU: [12, 'Australia', 'AUS Eastern Standard Time'],
  AZ: [5, 'Azerbaijan', 'Azerbaijan Standard Time'],
  BA: [25, 'Bosnia and Herzegovina', 'Central European Standard Time'],
  BE: [21, 'Belgium', 'Romance Standard Time'],
  BG: [35, 'Bulgaria', 'FLE Standard Time'],
  BR: [32, 'Brazil', 'E. South America Standard Time'],
  BY: [29, 'Belarus', 'Belarus Standard Time'],
  CA: [39, 'Canada', 'Eastern Standard Time'],
  CH: [223, 'Switzerland', 'W. Europe Standard Time'],
  CL: [46, 'Chile', 'Pacific SA Standard Time'],
  CN: [45, 'China', 'China Standard Time'],
  CO: [51, 'Colombia', 'SA Pacific Standard Time'],
  CZ: [75, 'Czech Republic', 'Central Europe Standard Time'],
  DE: [94, 'Germany', 'W. Europe Standard Time'],
  DK: [61, 'Denmark', 'Romance Standard Time'],
  EE: [70, 'Estonia', 'FLE Standard Time'],
  EG: [67, 'Egypt', 'Egypt Standard Time'],
  ES: [217, 'Spain', 'Romance Standard Time'],
  FI: [77, 'Finland', 'FLE Standard Time'],
  FR: [84, 'France', 'Romance Standard Time'],
  GB: [242, 'United Kingdom', 'GMT Standard Time'],
  GR: [98, 'Greece', 'GTB Standard Time'],
  HK: [104, 'Hong Kong SAR', 'China Standard Time'],
  HR: [108, 'Croatia', 'Central European Standard Time'],
  HU: [109, 'Hungary', 'Central Europe Standard Time'],
  ID: [111, 'Indonesia', 'SE Asia Standard Time'],
  IE: [68, 'Ireland', 'GMT Standard Time'],
  IL: [117, 'Israel', 'Israel Standard Time'],
  IN: [113, 'India', 'India Standard Time'],
  IR: [116, 'Iran', 'Iran Standard Time'],
  IS: [110, 'Iceland', 'Greenwich Standard Time'],
  IT: [118, 'Italy', 'W. Europe Standard Time'],
  JP: [122, 'Japan', 'Tokyo Standard Time'],
  KE: [129, 'Kenya', 'E. Africa Standard Time'],
  KR: [134, 'Korea', 'Korea Standard Time'],
  KZ: [137, 'Kazakhstan', 'Central Asia Standard Time'],
  LI: [145, 'Liechtenstein', 'W. Europe Standard Time'],
  LT: [141, 'Lithuania', 'FLE Standard Time'],
  LU: [147, 'Luxembourg', 'W. Europe Standard Time'],
  LV: [140, 'Latvia', 'FLE Standard Time'],
  MA: [159, 'Morocco', 'Morocco Standard Time'],
  MK: [19618, 'Macedonia, FYRO', 'Central European Standard Time'],
  MX: [166, 'Mexico', 'Central Standard Time (Mexico)'],
  MY: [167, 'Malaysia', 'Singapore Standard Time'],
  NL: [176, 'Netherlands', 'W. Europe Standard Time'],
  NO: [177, 'Norway', 'W. Europe Standard Time'],
  NZ: [183, 'New Zealand', 'New Zealand Standard Time'],
  PE: [187, 'Peru', 'SA Pacific Standard Time'],
  PH: [201, 'Philippines', 'Singapore Standard Time'],
  PK: [190, 'Pakistan', 'Pakistan Standard Time'],
  PL: [191, 'Poland', 'Central European Standard Time'],
  PT: [193, 'Portugal', 'GMT Standard Time'],
  RO: [200, 'Romania', 'GTB Standard Time'],
  RS: [271, 'Serbia', 'Central Europe Standard Time'],
  RU: [203, 'Russia', 'Russian Standard Time'],
  SA: [205, 'Saudi Arabia', 'Arab Standard Time'],
  SE: [221, 'Sweden', 'W. Europe Standard Time'],
  SG: [215, 'Singapore', 'Singapore Standard Time'],
  SI: [212, 'Slovenia', 'Central Europe Standard Time'],
  SK: [143, 'Slovakia', 'Central Europe Standard Time'],
  TH: [227, 'Thailand', 'SE Asia Standard Time'],
  TR: [235, 'Turkey', 'Turkey Standard Time'],
  TW: [237, 'Taiwan', 'Taipei Standard Time'],
  UA: [241, 'Ukraine', 'FLE Standard Time'],
  US: [244, 'United States', 'Pacific Standard Time'],
  VN: [251, 'Vietnam', 'SE Asia Standard Time'],
  ZA: [209, 'South Africa', 'South Africa Standard Time'],
}

const LOCATIONS: readonly GeographicLocation[] = Object.entries(ROWS).map(([region, [geoId, name, timeZone]]) => ({
  region,
  geoId,
  name,
  timeZone,
}))

/** The location of a region. */
export function locationOfRegion(region: string): GeographicLocation | undefined {
  return LOCATIONS.find((location) => location.region === region)
}

/** The location of a GEOID. */
export function locationOfGeoId(geoId: number): GeographicLocation | undefined {
  return LOCATIONS.find((location) => location.geoId === geoId)
}
