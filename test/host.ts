/** Tests run in Node; one that wants another host installs it and puts this one back. */
import '../src/host-node/install.ts';
