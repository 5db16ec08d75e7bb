// SPDX-License-Identifier: MIT
// Prints what xunit-viewer makes of a JUnit file: [[suite, class, name, status], ...]. Usage: read-xunit-viewer.mjs FILE
import fs from 'node:fs'
import parse from '../node_modules/xunit-viewer/src/cli/parse.js'

const { suites } = await parse(fs.readFileSync(process.argv[2], 'utf8'))
console.log(JSON.stringify(Object.values(suites).flatMap(
  suite => Object.values(suite.tests).map(test => [suite.name, test.classname, test.name, test.status]))))
