import { DismError } from '../../errors/DismError.ts'
import type { Judge } from '../../rules/Judge.ts'
import { keyForm, keyMatches } from './rules.ts'

/** Letters and digits of product keys. */
const KEY = /^(?:[BCDFGHJKMNPQRTVWXY2346789]{5}-){4}[BCDFGHJKMNPQRTVWXY2346789]{5}$/

/** Keys for volume activation with the editions they are for. Source: Microsoft, "KMS client activation and product keys". */
const PUBLISHED_KEYS: { readonly [key: string]: string } = {
  // Windows 10 and 11
  'W269N-WFGWX-YVC9B-4J6C9-T83GX': 'Professional',
  '6TP4R-GNPTD-KYYHQ-7B7DP-J447Y': 'ProfessionalEducation',
  'NRG8B-VKK3Q-CXVCJ-9G2XF-6Q84J': 'ProfessionalWorkstation',
  'NW6C2-QMPVW-D7KKK-3GKT6-VCFB2': 'Education',
  'NPPR9-FWDCX-D2C8J-H872K-2YT43': 'Enterprise',
  // Windows 7 to 8.1
  'FJ82H-XT6CR-J8D7P-XQJJ2-GPDD4': 'Professional',
  'NG4HW-VH26C-733KW-K6F98-J8CK4': 'Professional',
  'GCRJD-8NW9H-F2CDX-CCM8D-9D6T9': 'Professional',
  'MHF9N-XY6XB-WVXMC-BTDCT-MKKG7': 'Enterprise',
  // Servers 2008 R2 to 2025
  'YC6KT-GKW9T-YTKYR-T4X34-R7VHC': 'ServerStandard',
  '74YFP-3QFB3-KQT8W-PMXWJ-7M648': 'ServerDatacenter',
  'XC9B7-NBPP2-83J2H-RHMBY-92BT4': 'ServerStandard',
  '48HP8-DN98B-MYWDG-T2DCC-8W83P': 'ServerDatacenter',
  'D2N9P-3P6X9-2R39C-7RTCD-MDVJX': 'ServerStandard',
  'W3GGN-FT8W3-Y4M27-J84CP-Q3VJ9': 'ServerDatacenter',
  'WC2BQ-8NRM3-FDDYY-2BFGV-KHKQY': 'ServerStandard',
  'CB7KF-BWN84-R7R2Y-793K2-8XDDG': 'ServerDatacenter',
  'N69G4-B89J2-4G8F4-WWYCC-J464C': 'ServerStandard',
  'WMDGN-G9PQG-XVVXX-R3X43-63DFG': 'ServerDatacenter',
  'VDYBN-27WPP-V4HQT-9VMD4-VMK7H': 'ServerStandard',
  'WX4NM-KYWYW-QJJR4-XV3QB-6VM33': 'ServerDatacenter',
  'TVRH6-WHNXV-R9WG3-9XRFY-MY832': 'ServerStandard',
  'D764K-2NDRG-47T6Q-P8T8W-YP6DF': 'ServerDatacenter',
}

/**
 * A product key as Windows writes it.
 * @param edition the one that it must be for
 * @throws DismError PRODUCT_KEY_INVALID for what is no key, or one of another edition
 */
export function checkProductKey(judge: Judge, text: string, edition: string): string {
  const key = text.toUpperCase()
  const form = KEY.test(key) ? 'its form is that of a key' : 'its form is not that of a key'
  if (!judge.decide(keyForm, key, KEY.test(key), form)) throw new DismError('PRODUCT_KEY_INVALID', `${text}: ${form}`)
  const published = Object.hasOwn(PUBLISHED_KEYS, key) ? PUBLISHED_KEYS[key] : undefined
  const because = `${published === undefined ? 'it is not published' : `it is published for ${published}`}, the edition is ${edition}`
  const matches = published === undefined || published.toLowerCase() === edition.toLowerCase()
  if (!judge.decide(keyMatches, key, matches, because))
    throw new DismError('PRODUCT_KEY_INVALID', `${text}: ${because}`)
  return key
}
