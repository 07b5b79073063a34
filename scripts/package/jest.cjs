const { matchers } = require('./testing.cjs');

expect.extend(matchers);
