import { joinBytes } from '../../../src/formats/joinBytes.ts'
import { hash, hashChunks } from '#platform'
import type { Journal, JournalPage, JournalStep } from './JournalStep.ts'

/*
 * +0x00 magic `DISMJRN1`
 * +0x08 length of the JSON, 32 bits, little endian
 * +0x0c JSON in UTF-8: { durable, steps }; times as text, pages as [offset, length after, length before]
 *       the bytes of all pages: after, before, in the order of the steps
 *       SHA-256 of everything before it
 */
const MAGIC = 'DISMJRN1'
const HEADER = 12
const DIGEST = 32
/** More than is ever written, which is at most the hives of an image twice. */
const LARGEST = 2 ** 31

/** A journal as it lies on the disk. */
export function encodeJournal({ durable, steps }: Journal): Uint8Array {
  const pages = steps.flatMap((step) => (step.kind === 'pages' ? step.pages : []))
  const written = steps.map((step) => {
    if (step.kind === 'modified')
      return { ...step, modified: String(step.modified), oldModified: String(step.oldModified) }
    if (step.kind === 'pages')
      return { ...step, pages: step.pages.map(({ offset, after, before }) => [offset, after.length, before.length]) }
    return step
  })
  const text = new TextEncoder().encode(JSON.stringify({ durable, steps: written }))
  const head = new Uint8Array(HEADER)
  head.set(new TextEncoder().encode(MAGIC))
  new DataView(head.buffer).setUint32(8, text.length, true)
  const body = [head, text, ...pages.flatMap(({ after, before }) => [after, before])]
  return joinBytes([...body, hashChunks('SHA-256', body)])
}

/** Whether that may be a journal, of that many bytes, by how it begins: what is none need not be read. */
export function isJournal(begin: Uint8Array, size: number): boolean {
  return size <= LARGEST && new TextDecoder().decode(begin.subarray(0, 8)) === MAGIC
}

/** A journal as it was written, or undefined when it is not whole. */
export function decodeJournal(bytes: Uint8Array): Journal | undefined {
  const end = bytes.length - DIGEST
  if (end < HEADER || !isJournal(bytes, bytes.length)) return undefined
  const digest = hash('SHA-256', bytes.subarray(0, end))
  if (digest.some((byte, index) => byte !== bytes[end + index])) return undefined
  let at = HEADER + new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true)
  const take = (count: number) => bytes.subarray(at, (at += count))
  try {
    const journal = new Fields(JSON.parse(new TextDecoder().decode(bytes.subarray(HEADER, at))))
    const steps = listOf(journal.value('steps')).map((step) => stepOf(new Fields(step), take))
    return { durable: journal.value('durable') !== false, steps }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function stepOf(fields: Fields, take: (count: number) => Uint8Array): JournalStep {
  const path = fields.text('path')
  const kind = fields.text('kind')
  switch (kind) {
    case 'trash':
    case 'place':
      return { kind, path, number: fields.count('number') }
    case 'link':
      return { kind, path, target: fields.text('target') }
    case 'pages':
      return {
        kind,
        path,
        size: fields.count('size'),
        oldSize: fields.count('oldSize'),
        pages: listOf(fields.value('pages')).map((page) => pageOf(new Fields(page), take)),
      }
    case 'rewrite':
      return { kind, path, number: fields.count('number'), before: fields.count('before') }
    case 'mode':
      return { kind, path, mode: fields.count('mode'), oldMode: fields.count('oldMode') }
    case 'modified':
      return { kind, path, modified: fields.time('modified'), oldModified: fields.time('oldModified') }
  }
  throw new SyntaxError(`no step is called ${kind}`)
}

function pageOf(fields: Fields, take: (count: number) => Uint8Array): JournalPage {
  return { offset: fields.count('0'), after: take(fields.count('1')), before: take(fields.count('2')) }
}

/** Typed access to what JSON gave. Every method throws a SyntaxError when the field is of another kind. */
class Fields {
  readonly #fields: ReadonlyMap<string, unknown>

  constructor(value: unknown) {
    if (typeof value !== 'object' || value === null) throw new SyntaxError('an object is missing')
    this.#fields = new Map<string, unknown>(Object.entries(value))
  }

  value(name: string): unknown {
    return this.#fields.get(name)
  }

  text(name: string): string {
    const value = this.value(name)
    if (typeof value !== 'string') throw new SyntaxError(`${name} is no text`)
    return value
  }

  count(name: string): number {
    const value = this.value(name)
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
      throw new SyntaxError(`${name} is no count`)
    return value
  }

  time(name: string): bigint {
    return BigInt(this.text(name))
  }
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new SyntaxError('a list is missing')
  return value
}
