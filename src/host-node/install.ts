/** Makes Node the host of this program. To be imported by whatever starts it. */
import { installHost } from '../base/host/host.ts';
import { nodeHost } from './node-host.ts';

installHost(nodeHost);
