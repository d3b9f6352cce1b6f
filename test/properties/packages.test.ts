import { testProperties } from './testProperties.ts'

testProperties('packages')
