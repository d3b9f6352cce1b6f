import { testProperties } from './testProperties.ts'

testProperties('commands')
