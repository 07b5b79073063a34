import { call, part } from './private-part.ts';

/** Requests that ssh2 hands to listeners even after the session has started. */
const understood: readonly unknown[] = ['window-change', 'signal'];

/**
 * Makes ssh2 answer channel requests that come after the shell or command has started. It swallows them, although RFC 4254 5.4
 * promises an answer to who asked for one; PuTTY counts its receive window by such answers. Reaches into private parts of
 * ssh2 1.17; when they look different nothing is changed.
 */
export function answerLateRequests(client: object): void {
  const protocol = part(client, '_protocol');
  const handlers = part(protocol, '_handlers');
  const channels = part(client, '_chanMgr');
  const handle = part(handlers, 'CHANNEL_REQUEST');
  if (typeof handle !== 'function' || typeof handlers !== 'object' || handlers === null) return;

  Reflect.set(
    handlers,
    'CHANNEL_REQUEST',
    (self: unknown, recipient: unknown, type: unknown, wantsReply: unknown, data: unknown) => {
      const session = call(channels, 'get', recipient);
      const isLate = part(session, '_channel') !== undefined || part(session, '_ending') === true;
      Reflect.apply(handle, undefined, [self, recipient, type, wantsReply, data]);
      const target = part(part(part(session, '_chanInfo'), 'outgoing'), 'id');
      if (wantsReply !== true || !isLate || target === undefined) return;
      call(protocol, understood.includes(type) ? 'channelSuccess' : 'channelFailure', target);
    },
  );
}
