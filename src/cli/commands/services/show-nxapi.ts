import { features } from '../../../machine/config/features.ts';
import { isOn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { http, https, nxapiLines, sandbox } from './nxapi.ts';

const help = { show: 'Show running system information', nxapi: 'Show nxapi status' };
const issuer = '/C=US/ST=CA/L=San Jose/O=Cisco Systems Inc./OU=dcnxos/CN=nxos';

/** `show nxapi`: whether it is on and where it listens (words and keys: the NX-API reference of 9.2; without the feature: inferred). */
export const showNxapi = showing('show nxapi', {
  help,
  read: ({ device }) => {
    const body = nxapiLines.slice.of(device.configuration.running);
    return {
      isOn: device.configuration.of(features).includes('nxapi'),
      http: valuesIn(body, http)?.port,
      https: valuesIn(body, https)?.port,
      hasSandbox: isOn(body, sandbox),
    };
  },
  *print({ isOn: isEnabled, http: httpPort, https: httpsPort, hasSandbox }) {
    yield `nxapi ${isEnabled ? 'enabled' : 'disabled'}`;
    if (!isEnabled) return;
    if (httpPort !== undefined) yield `HTTP Listen on port ${httpPort}`;
    if (httpsPort !== undefined) yield `HTTPS Listen on port ${httpsPort}`;
    yield 'Certificate Information:';
    yield `    Issuer:   ${issuer}`;
    yield '    Expires:  Jul 20 05:44:30 2038 GMT';
    if (hasSandbox) yield 'Sandbox enabled';
  },
  structure: ({ isOn: isEnabled, http: httpPort, https: httpsPort }) => ({
    nxapi_status: `nxapi ${isEnabled ? 'enabled' : 'disabled'}`,
    ...(isEnabled && httpPort !== undefined ? { http_port: String(httpPort) } : {}),
    ...(isEnabled && httpsPort !== undefined
      ? { https_port: String(httpsPort), ssl_issuer: issuer, ssl_enddate: 'Jul 20 05:44:30 2038 GMT' }
      : {}),
  }),
});
