import { describe, expect, it } from 'vitest';
import { type Exposed, exposureWarnings } from '../../src/command-line/exposure.ts';

function lab(host: string, password: string, control?: Exposed['control']): Exposed {
  const ssh = { host, port: 2222, user: 'admin', password };
  return { devices: [{ name: 'sw1', ssh, console: { host, port: 2300 } }], control };
}

describe('a lab that other computers reach', () => {
  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('%s is none', (host) => {
    const control = { url: `http://${host.includes(':') ? `[${host}]` : host}:80`, token: undefined };
    expect(exposureWarnings(lab(host, 'admin', control))).toEqual([]);
  });

  it.each(['0.0.0.0', '::', '192.0.2.1', 'lab.example'])('%s: its owner is told what is open', (host) => {
    const control = { url: `http://${host.includes(':') ? `[${host}]` : host}:80`, token: undefined };
    expect(exposureWarnings(lab(host, 'admin', control))).toEqual([
      expect.stringMatching(/^other computers reach sw1 at \S+ and can log in with admin\/admin;/),
      expect.stringMatching(/^other computers reach the serial console of sw1 at \S+;/),
      expect.stringMatching(/^other computers reach the control API at \S+ without a token;/),
    ]);
  });

  it('names no password that was chosen, and no API with a token', () => {
    expect(exposureWarnings(lab('0.0.0.0', 'Better.123', { url: 'http://0.0.0.0:80', token: 'x' }))).toHaveLength(1);
  });
});
