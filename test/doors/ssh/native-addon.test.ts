import { expect, it } from 'vitest';
import {
  addonCheck,
  hasNativeAddon,
  isSsh2Installed,
  missingAddonWarning,
} from '../../../src/doors/ssh/native-addon.ts';

it('warns once when the addon is missing', () => {
  const warnings: string[] = [];
  const check = addonCheck(() => false);
  check((message) => warnings.push(message));
  check((message) => warnings.push(message));
  expect(warnings).toEqual([missingAddonWarning]);
});

it('says nothing when it is there', () => {
  const warnings: string[] = [];
  addonCheck(() => true)((message) => warnings.push(message));
  expect(warnings).toEqual([]);
});

it('notices an addon that does not load', () => {
  const load = (): never => {
    throw new Error('Module did not self-register');
  };
  expect([hasNativeAddon(load), hasNativeAddon(() => ({}))]).toEqual([false, true]);
});

it('finds ssh2 in a checkout', () => {
  expect(isSsh2Installed()).toBe(true);
});
