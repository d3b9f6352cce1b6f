import { testProperties } from './testProperties.ts'

testProperties('api')
