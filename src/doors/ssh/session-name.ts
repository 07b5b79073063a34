/**
 * Gives the class of an accepted session the name by which ssh2 1.17 knows it (`constructor.name === 'Session'` when a client leaves). A
 * bundler renames classes where two have one name; ssh2 then takes the session for a channel and throws in a socket's listener,
 * which ends the process. Keeping every name in the bundle (`keepNames`) halves what `npm run bench -- --only parse` measures.
 */
export function nameSession(session: object): void {
  const known = session.constructor;
  if (known.name !== 'Session') Object.defineProperty(known, 'name', { value: 'Session' });
}
