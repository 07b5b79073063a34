import { call, part } from './private-part.ts';

const authenticationService = 'ssh-userauth';

/** Methods that ssh2 hands on; it ends the connection of a client that asks for another. */
const knownMethods: readonly unknown[] = ['none', 'password', 'publickey', 'keyboard-interactive', 'hostbased'];

/**
 * Lets a client that has not logged in ask for the authentication service again, as paramiko does before each method that it tries,
 * and lets it try methods that nobody knows here, such as `gssapi-with-mic`: they fail like a wrong password and the client goes on to
 * the next. ssh2 1.17 ends the connection in both cases; sshd does not (RFC 4252 5: an unknown method is refused with
 * SSH_MSG_USERAUTH_FAILURE). Reaches into private parts of ssh2; when they look different nothing is changed.
 */
export function acceptRepeatedRequests(client: object): void {
  const protocol = part(client, '_protocol');
  const handlers = part(protocol, '_handlers');
  const askedService = part(handlers, 'SERVICE_REQUEST');
  const askedLogin = part(handlers, 'USERAUTH_REQUEST');
  if (typeof handlers !== 'object' || handlers === null) return;
  if (typeof askedService === 'function') {
    let isAccepted = false;
    Reflect.set(handlers, 'SERVICE_REQUEST', (self: unknown, service: unknown) => {
      const isRepeated = isAccepted && service === authenticationService && part(client, 'authenticated') === false;
      if (isRepeated) {
        call(protocol, 'serviceAccept', service);
        return;
      }
      isAccepted ||= service === authenticationService;
      Reflect.apply(askedService, undefined, [self, service]);
    });
  }
  if (typeof askedLogin !== 'function') return;
  Reflect.set(handlers, 'USERAUTH_REQUEST', (self: unknown, ...values: readonly unknown[]) => {
    const [user, service, method, data] = values;
    const known = knownMethods.includes(method) ? [method, data] : ['none', undefined];
    Reflect.apply(askedLogin, undefined, [self, user, service, ...known]);
  });
}
