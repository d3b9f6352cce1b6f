import { closeSync, openSync, writeSync } from 'node:fs'
import { constants, deflateRawSync } from 'node:zlib'
import { numbers } from '../bench/contents.mjs'
import { built } from '../bench/images.mjs'

const BLOCK = 65_536
const LOCAL_HEADER = 30
const DEFLATE_END = Uint8Array.of(3, 0)
/** What a compressor remembers. */
const WINDOW = 32_768

/**
 * Writes an app package of any size, one block at a time: a program file that takes most of it, and others of 1 MB.
 * @param file where to
 * @param size bytes of the content, about
 * @param how `stored`; `deflated`, so that each block can be inflated by itself; `joined`, so that none but the first can
 */
export async function writeLargePackage(file, size, how) {
  const { appManifest } = await built('fixtures/appManifest')
  const { xmlDocument } = await built('fixtures/xmlText')
  const { crc32, deflateRawRun, hash } = await built('src/platform/node')
  const output = openSync(file, 'w')
  const entries = []
  const lines = []
  let end = 0

  const deflated = how !== 'stored'
  write(`Large.${deflated ? 'dll' : 'png'}`, Math.floor(size * 0.8), deflated, blockMaker(1))
  for (let index = 0; index < (size * 0.2) / 1e6; index++)
    write(`Library/part${index}.${deflated ? 'dll' : 'png'}`, 1e6, deflated, blockMaker(index + 2))
  writeBytes('AppxManifest.xml', xmlDocument(appManifest({ name: 'Contoso.Huge' })))
  const method = 'HashMethod="http://www.w3.org/2001/04/xmlenc#sha256"'
  const map = `<BlockMap xmlns="http://schemas.microsoft.com/appx/2010/blockmap" ${method}>${lines.join('')}</BlockMap>`
  writeBytes('AppxBlockMap.xml', xmlDocument(map))
  const types = { dll: 'application/x-msdownload', png: 'image/png', xml: 'application/vnd.ms-appx.manifest+xml' }
  const defaults = Object.entries(types).map(([name, type]) => `<Default Extension="${name}" ContentType="${type}"/>`)
  const override = '<Override PartName="/AppxBlockMap.xml" ContentType="application/vnd.ms-appx.blockmap+xml"/>'
  const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types'
  writeBytes('[Content_Types].xml', xmlDocument(`<Types xmlns="${namespace}">${defaults.join('')}${override}</Types>`))
  writeDirectory()
  closeSync(output)

  function writeBytes(name, bytes) {
    write(name, bytes.length, true, (at, length) => bytes.subarray(at, at + length))
  }

  function write(name, length, isDeflated, content) {
    const headerOffset = end
    put(new Uint8Array(LOCAL_HEADER + name.length))
    let sum = 0
    const blocks = []
    let last
    for (let at = 0; at < length; at += BLOCK) {
      const block = content(at, Math.min(BLOCK, length - at))
      sum = crc32(block, sum)
      const run = !isDeflated ? block : how === 'joined' && at > 0 ? joinedRun(block, last) : deflateRawRun(block)
      last = block
      put(run)
      const digest = Buffer.from(hash('SHA-256', block)).toString('base64')
      blocks.push(`<Block Hash="${digest}"${isDeflated ? ` Size="${run.length}"` : ''}/>`)
    }
    if (isDeflated) put(DEFLATE_END)
    const compressed = end - headerOffset - LOCAL_HEADER - name.length
    const entry = { name, method: isDeflated ? 8 : 0, sum, compressed, length, headerOffset }
    entries.push(entry)
    writeSync(output, header(entry, false), 0, LOCAL_HEADER + name.length, headerOffset)
    const path = name.replaceAll('/', '\\')
    if (name !== 'AppxBlockMap.xml' && !name.startsWith('['))
      lines.push(
        `<File Name="${path}" Size="${length}" LfhSize="${LOCAL_HEADER + name.length}">${blocks.join('')}</File>`,
      )
  }

  function writeDirectory() {
    const start = end
    for (const entry of entries) put(header(entry, true))
    const tail = new DataView(new ArrayBuffer(22))
    tail.setUint32(0, 0x0605_4b50, true)
    tail.setUint16(8, entries.length, true)
    tail.setUint16(10, entries.length, true)
    tail.setUint32(12, end - start, true)
    tail.setUint32(16, start, true)
    put(new Uint8Array(tail.buffer))
  }

  function put(bytes) {
    writeSync(output, bytes, 0, bytes.length, end)
    end += bytes.length
  }
}

/** Deflates a block that refers to the one before it. */
function joinedRun(block, before) {
  const finishFlush = constants.Z_SYNC_FLUSH
  return deflateRawSync(block, { finishFlush, level: 1, dictionary: before.subarray(-WINDOW) })
}

/** A local header (APPNOTE 4.3.7), or the one of the central directory (4.3.12), which has the same fields 2 bytes on. */
function header({ name, method, sum, compressed, length, headerOffset }, isCentral) {
  const size = isCentral ? 46 : LOCAL_HEADER
  const bytes = new Uint8Array(size + name.length)
  const view = new DataView(bytes.buffer)
  const at = isCentral ? 6 : 4
  view.setUint32(0, isCentral ? 0x0201_4b50 : 0x0403_4b50, true)
  view.setUint16(4, 20, true)
  view.setUint16(at, 20, true)
  view.setUint16(at + 4, method, true)
  view.setUint32(at + 6, 0x5021_0000, true)
  view.setUint32(at + 10, sum, true)
  view.setUint32(at + 14, compressed, true)
  view.setUint32(at + 18, length, true)
  view.setUint16(at + 22, name.length, true)
  if (isCentral) view.setUint32(42, headerOffset, true)
  bytes.set(new TextEncoder().encode(name), size)
  return bytes
}

/** Makes blocks that deflate to about a half: one of 64 patterns, with a number of its own every 64 bytes. */
function blockMaker(seed) {
  const next = numbers(seed)
  const patterns = Array.from({ length: 64 }, () => Uint8Array.from({ length: 1024 }, () => next(256)))
  return (at, length) => {
    const block = new Uint8Array(length)
    for (let offset = 0; offset < length; offset += 1024) {
      const pattern = patterns[next(64)]
      block.set(pattern.subarray(0, Math.min(1024, length - offset)), offset)
    }
    for (let offset = 0; offset + 4 < length; offset += 64) block[offset] = next(256) ^ at
    return block
  }
}
