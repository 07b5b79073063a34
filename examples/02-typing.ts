// Typing in passing keeps one session; a session of your own has keys, a screen and patterns to wait for.
import assert from 'node:assert/strict';
import { withLab } from 'n3k-emulator/testing';

await withLab(async (lab) => {
  const device = lab.device('N3K-C3064PQ');
  await device.type('configure terminal');
  await device.type('hostname leaf1');
  assert.equal(await device.expectPrompt(), 'leaf1(config)# ');

  const session = await device.openSession();
  session.press('show ver{tab}');
  assert.match(await session.expect(/show version/), /show version/);
  session.press('{ctrl-c}');
  await session.close();

  await device.type('shwo clock');
  assert.deepEqual(lab.unknownCommands(), [{ device: 'N3K-C3064PQ', line: 'shwo clock', count: 1 }]);
  console.log(lab.explain());
});
