import { Configuration } from './config/configuration.ts';
import type { RunningConfiguration } from './config/slice.ts';
import type { Device } from './device.ts';

/**
 * A switch as it would be with another running configuration: what is configured there changes nothing here, and nothing is logged. All
 * else is that of the switch itself.
 */
export function draftOf(device: Device, running: RunningConfiguration): Device {
  const configuration = new Configuration(running, device.configuration.startup);
  const own: Readonly<Record<string | symbol, unknown>> = { configuration, log: () => {} };
  return new Proxy(device, {
    get(target, key) {
      if (Object.hasOwn(own, key)) return own[key];
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
