import type { Body } from '../../../machine/config/body.ts';
import { sectionsIn, valuesIn } from '../../notation/read.ts';
import { showing } from '../../notation/showing.ts';
import { neighborFamilies, templatePeer, templatePolicy, templateSession } from './bgp-lines.ts';
import { familiesOfPeer } from './families.ts';
import { policyLines } from './neighbor-family-text.ts';
import { sessionText } from './neighbor-text.ts';
import type { Peer } from './peers.ts';
import { notRunning } from './selection.ts';
import { inheritSession, peerDescription, peerTimers, remoteAs } from './session-lines.ts';
import { instanceOf } from './state.ts';
import { policyCommands, sessionCommands } from './template-commands.ts';

/** A template, and who follows it. */
interface Template {
  readonly name: string;
  readonly body: Body;
  readonly members: readonly { readonly vrf: string; readonly peer: string }[];
}

type TemplateSection = typeof templatePeer | typeof templatePolicy | typeof templateSession;

function templates(device: Parameters<typeof instanceOf>[0], section: TemplateSection, wanted: string | undefined) {
  const instance = instanceOf(device);
  if (instance === undefined) return undefined;
  return sectionsIn(instance.body, section)
    .filter(({ values }) => wanted === undefined || values.name === wanted)
    .map(({ values: { name }, body }): Template => {
      const members = instance.vrfs.flatMap((vrf) =>
        vrf.peers.filter((peer) => follows(peer, section, name)).map((peer) => ({ vrf: vrf.name, peer: peer.name })),
      );
      return { name, body, members };
    });
}

function follows(peer: Peer, section: TemplateSection, name: string): boolean {
  if (section === templatePeer) return peer.template === name;
  if (section === templateSession) return peer.session === name;
  return peer.families.some(({ policies }) => policies.some(({ template }) => template === name));
}

/** `show bgp peer-template` (text: genie's golden of ShowBgpPeerTemplateCmd). */
const showPeerTemplate = showing('show bgp peer-template [<name:word>]', {
  needs: 'feature bgp',
  read: ({ args, device }) => templates(device, templatePeer, args.name),
  *print(found) {
    if (found === undefined) return yield notRunning;
    for (const [place, { name, body, members }] of found.entries()) {
      if (place > 0) yield '';
      yield* templateLines(name, body);
      yield '';
      yield `Members of peer-template ${name}:`;
      for (const { vrf, peer } of members) yield `${vrf}: ${peer}`;
    }
  },
});

function* templateLines(name: string, body: Body): Generator<string> {
  yield `BGP peer-template is ${name}`;
  const as = valuesIn(body, remoteAs)?.as;
  if (as !== undefined) yield `Remote AS ${as}`;
  const session = valuesIn(body, inheritSession)?.template;
  if (session !== undefined) yield `Inherits session configuration from session-template ${session}`;
  const description = valuesIn(body, peerDescription)?.text;
  if (description !== undefined) yield `Description: ${description}`;
  for (const text of sessionText([body])) yield text.trimStart();
  yield 'Neighbor local-as command not active';
  const timers = valuesIn(body, peerTimers);
  yield `Hold time = ${timers?.hold ?? 180}, keepalive interval is ${timers?.keepalive ?? 60} seconds`;
  for (const { kind, body: own } of familiesOfPeer(body, neighborFamilies)) {
    yield '';
    yield `  For address family: ${kind.name}`;
    yield* policyLines({ bodies: [own] });
  }
}

/** `show bgp peer-session` and `peer-policy` (text: genie's goldens of ShowBgpPeerSession and ShowBgpPeerPolicy). */
function showCommands(
  what: 'peer-policy' | 'peer-session',
  section: TemplateSection,
  lines: (body: Body) => readonly string[],
) {
  return showing(`show bgp ${what} [<name:word>]`, {
    needs: 'feature bgp',
    read: ({ args, device }) => templates(device, section, args.name as string | undefined),
    *print(found) {
      if (found === undefined) return yield notRunning;
      for (const [place, { body, members }] of found.entries()) {
        if (place > 0) yield '';
        yield 'Commands configured in this template:';
        for (const text of lines(body)) yield `  ${text}`;
        yield 'Inherited commands:';
        yield 'Inherited by the following peers:';
        for (const vrf of new Set(members.map((member) => member.vrf))) {
          const peers = members.filter((member) => member.vrf === vrf).map(({ peer }) => peer);
          yield `  VRF ${vrf}: ${peers.join(' ')}`;
        }
      }
    },
  });
}

/** What shows templates. */
export const templateCommands = [
  showPeerTemplate,
  showCommands('peer-session', templateSession, sessionCommands),
  showCommands('peer-policy', templatePolicy, policyCommands),
];
