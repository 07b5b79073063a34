import { once } from 'node:events';
import { createServer } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { Connections, pipelinedMax, quietMax, requestsMax } from '../../src/control/connections.ts';

it('a connection that is served stays, a quiet one makes room', async () => {
  const server = createServer();
  const connections = new Connections(server);
  const sockets = Array.from({ length: quietMax + 2 }, () => new Socket());
  const [first, second] = sockets;
  if (first === undefined || second === undefined) throw new Error('there are several');
  const gone = once(second, 'close');
  server.emit('connection', first);
  const end = connections.begin(first);
  for (const socket of sockets.slice(1)) server.emit('connection', socket);
  await gone;
  expect([first.destroyed, second.destroyed]).toEqual([false, true]);
  end();
  end();
  // One more connection takes the place of one that was never served.
  server.emit('connection', new Socket());
  expect(first.destroyed).toBe(false);
  for (const socket of sockets) socket.destroy();
});

it('as many requests as allowed are served at once', () => {
  const connections = new Connections(createServer());
  const ends = Array.from({ length: requestsMax }, () => connections.begin(new Socket()));
  expect(connections.isFull).toBe(false);
  ends.push(connections.begin(new Socket()));
  expect(connections.isFull).toBe(true);
  for (const end of ends) end();
  expect(connections.isFull).toBe(false);
});

it('one request of a connection is served at a time, and a connection that does not wait ends', () => {
  const connections = new Connections(createServer());
  const patient = new Socket();
  for (let count = 0; count < pipelinedMax * 2; count += 1) {
    expect(connections.arrive(patient)).toBe('serve');
    connections.begin(patient)();
  }
  const hasty = new Socket();
  expect(connections.arrive(hasty)).toBe('serve');
  const end = connections.begin(hasty);
  expect(connections.arrive(hasty)).toBe('refuse');
  end();
  const others = Array.from({ length: pipelinedMax - 2 }, () => connections.arrive(hasty));
  expect([new Set(others), hasty.destroyed]).toEqual([new Set(['drop']), false]);
  expect([connections.arrive(hasty), hasty.destroyed]).toEqual(['drop', true]);
});
