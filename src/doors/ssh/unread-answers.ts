import type { Socket } from 'node:net';

/** Bytes of answers that may wait for a client that does not read them; more than the output of a session may be. */
export const unreadBytes = 4 * 1024 * 1024;

/**
 * Stops reading from a client that does not read its answers, until it does: ssh2 answers requests without asking whether anybody
 * takes the answers, and a client that only asks would fill the memory. Call it after ssh2 has the socket.
 */
export function holdWhileUnread(socket: Socket): void {
  socket.on('data', () => {
    if (socket.writableLength <= unreadBytes || socket.isPaused()) return;
    socket.pause();
    socket.once('drain', () => socket.resume());
  });
}
