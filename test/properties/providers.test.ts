import { testProperties } from './testProperties.ts'

testProperties('features')
testProperties('drivers')
testProperties('capabilities')
testProperties('health')
testProperties('editions')
testProperties('international')
testProperties('unattend')
