import { unreachable } from '../base/assert.ts';
import { ok } from '../base/result.ts';
import type { OpenBridge } from './bridge-way.ts';
import { openFtpBridge } from './ftp-bridge.ts';
import { openHttpBridge } from './http-bridge.ts';
import { openSshBridge } from './ssh-bridge.ts';
import { openTftpBridge } from './tftp-bridge.ts';

/** Opens a bridge of any protocol over the network of this computer. */
export const openAnyBridge: OpenBridge = async (way, protocol) => {
  switch (protocol) {
    case 'scp':
    case 'sftp':
      return openSshBridge(way, protocol);
    case 'ftp':
      return openFtpBridge(way);
    case 'tftp':
      return ok(openTftpBridge(way));
    case 'http':
    case 'https':
      return ok(openHttpBridge(way, protocol));
    default:
      return unreachable(protocol);
  }
};
