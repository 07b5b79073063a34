import type { Device } from '../../../machine/device.ts';
import { type LogicalStatus, logicalStatuses } from '../../../machine/logical-status.ts';
import type { PortStatus } from '../../../machine/port-status.ts';
import { arg, either, optional, word } from '../../grammar/tokens.ts';
import { interfacesArg, logicalArg } from '../../notation/network-args.ts';

export const showPortChannelPart = [
  word('show', 'Show running system information'),
  word('port-channel', 'Show port-channel information'),
] as const;

/** `interface port-channel 5`: of one port-channel only. */
export const ofChannelPart = optional([
  word('interface', 'Specify a port-channel'),
  either({
    apart: [
      word('port-channel', 'Port Channel interface'),
      arg('channels', logicalArg('port-channel'), 'Port Channel number'),
    ],
    joined: [arg('names', interfacesArg(), 'Interface')],
  }),
]);

/** What `ofChannelPart` captures. */
export interface TypedChannels {
  readonly channels?: readonly string[] | undefined;
  readonly names?: readonly string[] | undefined;
}

/** The port-channels that were typed, or all, in the order of their numbers. */
export function wantedChannels({ channels, names }: TypedChannels, device: Device): readonly LogicalStatus[] {
  const wanted = channels ?? names;
  return logicalStatuses(device)
    .filter(({ known, name }) => known.kind === 'port-channel' && (wanted?.includes(name) ?? true))
    .toSorted((one, other) => one.known.number - other.known.number);
}

/** Whether any of its ports talks LACP. */
export function talksLacp({ members }: LogicalStatus): boolean {
  return members.some(({ state }) => state.channelMode !== undefined);
}

/** The letter behind a port in `show port-channel summary`: a member with a link is bundled. */
export function memberFlag({ down }: PortStatus): 'P' | 'D' {
  return down === undefined ? 'P' : 'D';
}
