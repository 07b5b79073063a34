import { line, notation } from '../../notation/notation.ts';

const needs = 'feature nxapi';

/** Words of NX-API, for `?` (the chapter N of the command reference of 9.3). */
const help = {
  nxapi: 'Configure nxapi',
  http: 'HTTP configuration',
  https: 'HTTPS configuration',
  port: 'Port number',
  sandbox: 'Enable or disable the sandbox',
  certificate: 'HTTPS certificate configuration',
  'use-vrf': 'Restrict NX-API to a VRF',
  ssl: 'SSL configuration',
  ciphers: 'Which ciphers are taken',
  protocols: 'Which protocols are taken',
};

export const http = line('nxapi http [port <1-65535>]', {
  needs,
  help,
  canonical: ({ port = 80 }) => ({ port }),
});
export const https = line('nxapi https [port <1-65535>]', {
  needs,
  default: 'nxapi https port 443',
  no: 'kept',
  canonical: ({ port = 443 }) => ({ port }),
  help,
});
export const sandbox = line('nxapi sandbox', { needs, help });
export const nxapiVrf = line('nxapi use-vrf <vrf>', { needs: `${needs} and singleImage`, help });

/** How NX-API is reached: over HTTPS from the factory; `no nxapi https` is written (public configurations of 9.2(4)). */
export const nxapiLines = notation('nxapi', [
  http,
  https,
  nxapiVrf,
  sandbox,
  line('nxapi certificate httpskey keyfile <file:word> [password <secret:word>]', { needs, help }),
  line('nxapi certificate httpscrt certfile <file:word>', { needs, help }),
  line('nxapi certificate enable', { needs, help }),
  line('nxapi certificate sudi', { needs: `${needs} and since 9.3(3)`, help }),
  line('nxapi ssl ciphers weak', { needs: `${needs} and since 9.2(1)`, help }),
  line('nxapi ssl protocols <protocols:text>', {
    needs: `${needs} and since 9.2(1)`,
    help,
    examples: ['nxapi ssl protocols TLSv1', 'nxapi ssl protocols TLSv1.1 TLSv1.2'],
  }),
  line('nxapi idle-timeout <1-1440>', { needs: `${needs} and since 9.2(1)`, default: 'nxapi idle-timeout 10', help }),
  line('nxapi retries <1-10>', { needs: `${needs} and since 9.3(1)`, help }),
]);
