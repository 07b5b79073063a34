import type { Control } from '../control/server.ts';
import type { RunningLab } from '../lab/lab.ts';
import type { ConsolePort } from '../lab/open-console.ts';
import type { SshAccess } from '../lab/started-lab.ts';

/** The beginnings of what every lab has. */
const taken = ['N3K', 'N3K_CONTROL'];
/** What stands behind a beginning in the variables of a console: `N3K_A_CONSOLE_PORT` is that of `a`, and so none of `a-console`. */
const consolePart = '_CONSOLE';

/**
 * How the variables of each switch begin, by its name: `N3K_CORE_1` for `core-1`. Where several names come to the same, the first has
 * it, and the others get the next number that is free: `N3K_CORE_1_2`.
 */
export function variablePrefixes(names: readonly string[]): ReadonlyMap<string, string> {
  const plain = names.map(plainPrefix);
  const used = new Set<string>(taken);
  const reserved = new Set(plain);
  const isTaken = (prefix: string, wanted: string): boolean => {
    if (used.has(prefix)) return true;
    const holder = prefix.endsWith(consolePart) ? prefix.slice(0, -consolePart.length) : undefined;
    if (holder !== undefined && (used.has(holder) || reserved.has(holder))) return true;
    return prefix !== wanted && (reserved.has(prefix) || reserved.has(`${prefix}${consolePart}`));
  };
  return new Map(
    names.map((name, index) => {
      const wanted = plain[index] ?? '';
      let prefix = wanted;
      for (let number = 2; isTaken(prefix, wanted); number += 1) prefix = `${wanted}_${number}`;
      used.add(prefix);
      return [name, prefix];
    }),
  );
}

function plainPrefix(name: string): string {
  return `N3K_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

/**
 * Where the lab is, for a command: the first device without a name, each under its own, and the control API. Of a console that a
 * terminal server stands for, `N3K_CONSOLE_VIA` is the name to give to it.
 */
export function environmentOf(lab: RunningLab, control: Control): Readonly<Record<string, string>> {
  const names = lab.devices.map(({ name }) => name);
  const prefixes = variablePrefixes(names);
  const variables: Record<string, string> = {
    N3K_CONTROL_URL: control.url,
    N3K_CONTROL_TOKEN: control.token ?? '',
    N3K_DEVICES: names.join(' '),
    // Names may hold blanks; these do not.
    N3K_PREFIXES: [...prefixes.values()].join(' '),
  };
  for (const { name, ssh, console } of lab.devices) {
    const prefix = prefixes.get(name) ?? '';
    variables[`${prefix}_NAME`] = name;
    Object.assign(variables, accessVariables(`${prefix}_`, ssh, console));
  }
  const [first] = lab.devices;
  return first === undefined ? variables : { ...variables, ...accessVariables('N3K_', first.ssh, first.console) };
}

/** What to say of switches whose variables are not called as one would think; nothing when there is none. */
export function prefixWords(names: readonly string[]): readonly string[] {
  const prefixes = variablePrefixes(names);
  return names.flatMap((name) => {
    const prefix = prefixes.get(name) ?? '';
    return prefix !== plainPrefix(name)
      ? [`the variables of "${name}" begin with ${prefix}_: what they would be called is taken`]
      : [];
  });
}

function accessVariables(
  prefix: string,
  ssh: SshAccess,
  { host, port, via }: ConsolePort,
): Readonly<Record<string, string>> {
  return {
    [`${prefix}CONSOLE_HOST`]: host,
    [`${prefix}CONSOLE_PORT`]: String(port),
    ...(via === undefined ? {} : { [`${prefix}CONSOLE_VIA`]: via }),
    [`${prefix}HOST`]: ssh.host,
    [`${prefix}PORT`]: String(ssh.port),
    [`${prefix}USER`]: ssh.user,
    [`${prefix}PASSWORD`]: ssh.password,
  };
}
