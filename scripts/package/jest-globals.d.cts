import type { DeviceMatchers } from './testing.cjs';

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends DeviceMatchers<R> {}
}
