import { word } from '../../grammar/tokens.ts';
import { type Command, command } from '../../shell/command.ts';
import { interfaceMode } from './interface-mode.ts';

/** `switchport host`: an access port at the edge of the spanning tree that is in no port-channel (Cisco's layer 2 guides). */
export const switchportHost: Command = command({
  mode: interfaceMode.name,
  syntax: [
    word('switchport', 'Configure switchport parameters', { needs: 'ethernet' }),
    word('host', 'Set port host', { needs: 'switched and physical' }),
  ],
  examples: ['switchport host'],
  async run({ configure, session }) {
    const names = interfaceMode.targetOf(session.place);
    await configure(
      names.flatMap((name) => [
        `interface ${name}`,
        'no channel-group',
        'switchport mode access',
        'spanning-tree port type edge',
      ]),
    );
  },
});
