// A lab with one switch. `await using` stops it at the end of the block, whatever happens.
import { startLab } from 'n3k-emulator';

await using lab = await startLab({
  devices: [{ name: 'leaf1', model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)' }],
});

const leaf1 = lab.device('leaf1');
console.log(await leaf1.type('show hostname'));
console.log(
  `Any SSH client: ssh -p ${leaf1.ssh.port} ${leaf1.ssh.user}@${leaf1.ssh.host}, password ${leaf1.ssh.password}`,
);
