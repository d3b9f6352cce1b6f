import { testProperties } from './testProperties.ts'

testProperties('machine')
