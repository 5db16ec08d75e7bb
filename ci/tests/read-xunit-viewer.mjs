// SPDX-License-Identifier: MIT
// Prints what xunit-viewer makes of JUnit files: [[[suite, class, name, status], ...], ...]. Usage: read-xunit-viewer.mjs FILE...
import fs from 'node:fs'
import parse from '../node_modules/xunit-viewer/src/cli/parse.js'

const read = []
for (const file of process.argv.slice(2)) {
  const { suites } = await parse(fs.readFileSync(file, 'utf8'))
  read.push(Object.values(suites).flatMap(
    suite => Object.values(suite.tests).map(test => [suite.name, test.classname, test.name, test.status])))
}
console.log(JSON.stringify(read))
