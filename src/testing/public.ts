/** For tests: a lab for each test, matchers and fixtures. Nothing here imports a test framework. */
export { type LabFixtures, labFixtures } from './fixtures.ts';
export { type DeviceMatchers, type ExpectedFile, expectDevice, type MatcherResult, matchers } from './matchers.ts';
export { technoteLab, withLabForUsers as withLab } from './with-lab.ts';
