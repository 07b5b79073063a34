import type { Random } from '../../base/random.ts';
import { release } from '../../facts/release.ts';
import { hasTrait } from '../../facts/traits.ts';
import { bootImages } from '../../machine/config/boot.ts';
import { features, switched } from '../../machine/config/features.ts';
import { hostname, isHostname } from '../../machine/config/hostname.ts';
import { interfaces, withInterfaces } from '../../machine/config/interfaces.ts';
import { noneKeyed } from '../../machine/config/keyed.ts';
import { namedByName, namedOf } from '../../machine/config/named.ts';
import { hashPassword } from '../../machine/config/password.ts';
import { managementPort } from '../../machine/config/ports.ts';
import type { RunningConfiguration, Slice } from '../../machine/config/slice.ts';
import { users } from '../../machine/config/users.ts';
import type { DeviceSpec } from '../spec/lab-schema.ts';

/** What a lab's switch is configured with when the lab starts, unless the lab gives it a startup configuration. */
export function firstConfiguration(spec: DeviceSpec, images: readonly string[], random: Random): RunningConfiguration {
  const scheme = hasTrait(release(spec.release), 'sha256Passwords') ? 'sha256' : 'md5';
  const accounts = (spec.users ?? [{ name: 'admin', password: 'admin' }]).map((user) => ({
    name: user.name,
    passwordHash: hashPassword(user.password, random.fork(`salt of ${user.name}`), scheme),
    roles: [user.role ?? 'network-admin'],
    sshKeys: namedOf((user.sshKeys ?? []).map((key) => [key, key] as const)),
  }));
  const on = (spec.features ?? []).reduce((known, feature) => switched(known, feature, true), features.initial);
  const ports = withInterfaces(noneKeyed, [managementPort.name], () => ({ address: spec.managementAddress }));
  let running: RunningConfiguration = {};
  const put = <State>(part: Slice<State>, state: State): void => {
    running = part.in(running, state);
  };
  put(hostname, spec.hostname ?? (isHostname(spec.name) ? spec.name : undefined));
  put(features, on);
  put(users, namedByName(accounts));
  put(interfaces, ports);
  put(bootImages, images);
  return running;
}
