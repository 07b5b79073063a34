import { type InterfaceState, interfaceIn, withChangedInterfaces } from '../../../machine/config/interfaces.ts';
import { logicalInterfaces, logicalNumbers, withLogical } from '../../../machine/config/logical-interfaces.ts';
import type { Device } from '../../../machine/device.ts';
import { integer } from '../../grammar/arg-types.ts';
import { arg, choice, flag, optional, word } from '../../grammar/tokens.ts';
import { settingIn } from '../../shell/setting.ts';
import { leftChannel } from './existence.ts';
import { change, interfaceMode, lines, switching } from './interface-mode.ts';

const { minimum, maximum } = logicalNumbers['port-channel'];
const channelGroupWord = word('channel-group', 'Configure port channel parameters', { needs: 'physical' });
const numberArg = arg('number', integer(minimum, maximum), 'Port Channel number');
const optionsPart = [
  flag('isForced', word('force', 'Forcefully add a port')),
  optional([
    word('mode', 'Specify channeling mode'),
    choice('mode', [
      word('active', 'Set channeling mode to ACTIVE', { needs: 'feature lacp' }),
      word('on', 'Set channeling mode to ON'),
      word('passive', 'Set channeling mode to PASSIVE', { needs: 'feature lacp' }),
    ]),
  ]),
] as const;

/**
 * `channel-group`: puts ports into a port-channel, which is made when it is not there and then is as the first of the ports. A port must
 * be as the port-channel is, unless `force` makes it so; what differs is told in the device's words.
 */
export const channelGroup = settingIn(interfaceMode, {
  syntax: [channelGroupWord, numberArg, ...optionsPart],
  noSyntax: [channelGroupWord, optional([numberArg, ...optionsPart])],
  examples: ['channel-group 10', 'channel-group 10 force', 'channel-group 10 mode on'],
  set({ args, device, refuse }, names) {
    const model = channelModel(device, names, args.number);
    const problem = args.isForced ? undefined : incompatible(device, names, model);
    if (problem !== undefined) return refuse(`command failed: port not compatible [${problem}]`);
    makeChannel(device, args.number, model);
    change(device, names, (state) => ({
      ...switching(model),
      ...(model.isRouted === state.isRouted ? {} : { isShutdown: undefined }),
      ...(model.isRouted ? { vrf: 'default', address: undefined, addressOptions: undefined } : {}),
      channelGroup: args.number,
      channelMode: args.mode === 'active' || args.mode === 'passive' ? args.mode : undefined,
      isForced: args.isForced ? true : undefined,
    }));
  },
  clear: ({ device }, names) => change(device, names, () => leftChannel),
  write: (view, names) =>
    lines(view, names, ({ channelGroup: number, channelMode, isForced }) => {
      if (number === undefined) return [];
      return [
        `channel-group ${number}${isForced === true ? ' force' : ''}${channelMode === undefined ? '' : ` mode ${channelMode}`}`,
      ];
    }),
});

/** How the members of a port-channel must be: as it is, or as the first of them where it does not exist yet. */
function channelModel({ configuration }: Device, names: readonly string[], number: number): InterfaceState {
  const { running } = configuration;
  const added = withLogical(logicalInterfaces.of(running), [{ kind: 'port-channel', number }]);
  const isThere = added === logicalInterfaces.of(running);
  return interfaceIn(running, isThere ? `port-channel${number}` : (names[0] ?? ''));
}

/** What of a port is not as in the port-channel, as `show port-channel compatibility-parameters` names it. */
function incompatible({ configuration }: Device, names: readonly string[], model: InterfaceState): string | undefined {
  for (const name of names) {
    const state = interfaceIn(configuration.running, name);
    if (state.isRouted !== model.isRouted) return 'Ethernet Layer';
    if (state.mode !== model.mode) return 'port mode';
    if (state.accessVlan !== model.accessVlan) return 'port access VLAN';
    if (state.nativeVlan !== model.nativeVlan) return 'port native VLAN';
    if (state.allowedVlans !== model.allowedVlans) return 'port allowed VLAN list';
  }
  return undefined;
}

function makeChannel({ configuration, clock }: Device, number: number, model: InterfaceState): void {
  const { running } = configuration;
  const made = withLogical(logicalInterfaces.of(running), [{ kind: 'port-channel', number }]);
  if (made === logicalInterfaces.of(running)) return;
  const withChannel = logicalInterfaces.in(running, made);
  configuration.replace(
    withChangedInterfaces(withChannel, [`port-channel${number}`], () => switching(model)),
    clock.now(),
  );
}
