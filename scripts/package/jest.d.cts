import type { DeviceMatchers } from './testing.cjs';

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends DeviceMatchers<R> {}
  }
}
