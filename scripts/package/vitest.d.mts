import type { DeviceMatchers } from './testing.mjs';

declare module 'vitest' {
  interface Matchers<T = any> extends DeviceMatchers<void> {}
}
