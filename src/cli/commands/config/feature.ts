import type { Feature } from '../../../machine/config/configuration.ts';
import { choice, word } from '../../grammar/tokens.ts';
import { setting } from '../../shell/command.ts';

/** `feature`: turns a feature on; `no feature` turns it off. */
export const feature = setting({
  syntax: [
    word('feature', 'Command to enable/disable features'),
    choice('feature', [
      word('scp-server', 'Enable/Disable SCP server', { needs: 'scpServer' }),
      word('sftp-server', 'Enable/Disable SFTP server', { needs: 'sftpServer' }),
    ]),
  ],
  examples: ['feature scp-server', 'feature sftp-server'],
  order: 20,
  set({ args, device }) {
    const features = new Set<Feature>([...device.configuration.running.features, args.feature]);
    device.configuration.change({ features: [...features].sort() }, device.clock.now());
  },
  clear({ args, device }) {
    const features = device.configuration.running.features.filter((known) => known !== args.feature);
    device.configuration.change({ features }, device.clock.now());
  },
  write: (running) => running.features.map((known) => `feature ${known}`),
});
