const { expect } = require('@jest/globals');
const { matchers } = require('./testing.cjs');

expect.extend(matchers);
