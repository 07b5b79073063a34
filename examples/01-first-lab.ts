// A lab with one switch. Whoever starts a lab closes it.
import { startLab } from 'n3k-emulator';

const lab = await startLab({
  devices: [{ name: 'leaf1', model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)' }],
});
try {
  const { ssh, type } = lab.device('leaf1');
  console.log(await type('show hostname'));
  console.log(`Any SSH client: ssh -p ${ssh.port} ${ssh.user}@${ssh.host}, password ${ssh.password}`);
} finally {
  await lab.close();
}
