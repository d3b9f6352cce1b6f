import { expect, it } from 'vitest'
import { parseEditionMatrix } from '../../../src/formats/editions/parseEditionMatrix.ts'

const parse = (text: string) => parseEditionMatrix(new TextEncoder().encode(text), 'EditionMatrix.xml')

it('has the targets of each edition, whatever else stands there', () => {
  const text =
    '<?xml version="1.0"?><m:TmiMatrix xmlns:m="urn:m"><m:Edition ID="Core" name="core" version="1"><m:Target ID="Professional"/><m:Other/><m:Target ID="Education"/></m:Edition><m:Other ID="x"/><m:Edition ID="Education"/></m:TmiMatrix>'
  expect([...parse(text)]).toEqual([
    ['Core', ['Professional', 'Education']],
    ['Education', []],
  ])
})

it.each([
  ['<M><Edition/></M>', 'Edition lacks ID'],
  ['<M><Edition ID="Core"><Target/></Edition></M>', 'Target lacks ID'],
  ['<M>', 'unclosed tag: M'],
])('%s is refused', (text, defect) => {
  expect(() => parse(text)).toThrow(defect)
})
