import type { Random } from '../Random.ts'

/** Tags, attribute values, names and the rest. */
const TOKENS = /<!--.*?-->|<[^>"']*|"[^"]*"|'[^']*'|>|[^<>"']+/gs

/** What may stand in place of an attribute's value. */
const VALUES = [
  '',
  '0',
  '-1',
  '1',
  '1.0.0.0',
  '65535.65535.65535.65535',
  '65536.0.0.0',
  '01.0.0.0',
  '99999999999999999999',
  '1e3',
  '0x10',
  'true',
  'false',
  'x',
  '..',
  '..\\a',
  '..\\..\\Windows\\System32\\config\\SOFTWARE',
  'C:\\a',
  '\\\\server\\share\\a',
  'a:b',
  'con.appx',
  'nul',
  'a\\b.appx',
  '%2e%2e\\a.appx',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'neutral',
  'x64',
  'arm64',
  'x86a64',
  '~',
  'Contoso.Reader',
  'Contoso.Runtime',
  'CN=Contoso',
  'CN="a, b"',
  'CN=',
  'C'.repeat(200),
  'en-US',
  'fr',
  'x-generate',
  'a-'.repeat(40) + 'b',
  'dx9',
  '200',
  'application',
  'resource',
  'A'.repeat(70_000),
  '&amp;',
  '&#0;',
  '&#x10FFFF;',
  '&x;',
  '&lt;'.repeat(300),
  '\u0000',
  '\ud800',
  '😀',
  ' ',
  '\n',
  'http://schemas.microsoft.com/appx/manifest/foundation/windows10',
  'http://schemas.microsoft.com/appx/2010/manifest',
  'http://schemas.microsoft.com/appx/2013/bundle',
  'http://www.w3.org/2000/xmlns/',
  'http://www.w3.org/2001/04/xmlenc#sha512',
  'Windows.Universal',
  'Windows.Desktop',
  '10.0.99999.0',
  'http://schemas.microsoft.com/appx/2010/blockmap',
]

const SNIPPETS = [
  '<!DOCTYPE a>',
  '<!DOCTYPE a [<!ENTITY x "y">]>',
  '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
  '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
  '<?xml version="1.1"?>',
  '<?x y?>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<![CDATA[<a>]]>',
  '&x;',
  '&#x0;',
  '&#xD800;',
  '<a',
  '</a>',
  '<a/>',
  '<p:a/>',
  '<a xmlns:p="p" p:b="1" p:b="2"/>',
  ' a="1" a="2"',
  ' xmlns=""',
  ' xmlns:xml="x"',
  '\u0000',
  '\ufffe',
  '>',
  '<',
  '"',
  ' ',
  '=',
  '<Package/>',
  '<File Name="a" Size="1" LfhSize="31"/>',
  '<Block Hash="AAAA"/>',
  '<Resource Language="en"/>',
  '<Override PartName="/a" ContentType="b"/>',
]

/** Changes a document: values, tags, whole elements, pieces that do not belong there. */
export function mutateXml(text: string, random: Random, other: string = text): string {
  const tokens = text.match(TOKENS) ?? ['']
  for (let change = 1 + random.below(3); change > 0; change--) {
    const kind = random.below(13)
    const at = random.below(tokens.length)
    if (kind < 6) changeValue(tokens, at, random)
    else if (kind === 6) tokens[at] = random.pick(tokens)
    else if (kind === 7) tokens.splice(at, 1)
    else if (kind === 8) tokens.splice(at, 0, random.pick(SNIPPETS))
    else if (kind === 9) tokens[at] = random.pick(other.match(TOKENS) ?? [''])
    else changeElement(tokens, at, random)
    if (tokens.length === 0) tokens.push('')
  }
  return tokens.join('')
}

/** Replaces the attribute value at a token or behind it. */
function changeValue(tokens: string[], from: number, random: Random): void {
  const at = tokens.findIndex((token, index) => index >= from && token.startsWith('"'))
  if (at < 0) return
  const kind = random.below(8)
  const value = tokens[at]!.slice(1, -1)
  if (kind < 5) tokens[at] = `"${random.pick(VALUES)}"`
  else if (kind === 5) tokens[at] = random.pick(tokens.filter((token) => token.startsWith('"')))
  else if (kind === 6) tokens[at] = `"${value}${value}"`
  else {
    const place = random.below(value.length + 1)
    tokens[at] = `"${value.slice(0, place)}${random.pick(VALUES).slice(0, 10)}${value.slice(place + random.below(3))}"`
  }
}

/** Drops, repeats, nests or moves the element that begins at a token or behind it. */
function changeElement(tokens: string[], from: number, random: Random): void {
  const start = tokens.findIndex((token, index) => index >= from && /^<[A-Za-z]/.test(token))
  if (start < 0) return
  const end = elementEnd(tokens, start)
  const element = tokens.slice(start, end).join('')
  const kind = random.below(6)
  if (kind === 0) tokens.splice(start, end - start)
  else if (kind === 1) tokens.splice(start, 0, element)
  else if (kind === 2)
    tokens.splice(
      start,
      0,
      element.repeat(Math.min(random.pick([2, 10, 130, 300]), Math.ceil(60_000 / element.length))),
    )
  else if (kind === 3) {
    const depth = random.pick([1, 2, 98, 99, 100, 101, 300, 3000])
    tokens.splice(start, end - start, `${'<Package>'.repeat(depth)}${element}${'</Package>'.repeat(depth)}`)
  } else {
    tokens.splice(start, end - start)
    tokens.splice(random.below(tokens.length + 1), 0, element)
  }
}

/** The token behind an element, as well as tags that may be broken allow to tell. */
function elementEnd(tokens: readonly string[], start: number): number {
  let depth = 0
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at]!
    if (token.startsWith('</')) depth--
    else if (/^<[A-Za-z]/.test(token)) depth++
    const close = tokens[at + 1] === '>' || token.endsWith('/')
    if (close && (token.endsWith('/') || tokens[at]!.trimEnd().endsWith('/')) && !token.startsWith('</')) depth--
    if (depth <= 0) return Math.min(tokens.length, at + 2)
  }
  return tokens.length
}
