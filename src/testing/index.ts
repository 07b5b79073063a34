/** The same as `public.ts` for tests of this program, which see what a lab is made of. */
export { type LabFixtures, labFixtures } from './fixtures.ts';
export { type DeviceMatchers, type ExpectedFile, expectDevice, type MatcherResult, matchers } from './matchers.ts';
export { technoteLab, withLab } from './with-lab.ts';
