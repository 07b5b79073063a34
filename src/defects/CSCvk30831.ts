import { defect } from './defect.ts';

/**
 * The tests that read the BIOS flash every 30 minutes can meet the installer that writes it: the write fails, and the installer
 * gives up before the reload. It happens by bad luck, so a lab has to ask for it.
 */
export default defect({
  id: 'CSCvk30831',
  headline: 'Upgrade of the BIOS fails during install all',
  source: 'Field Notice 70320, Nexus 3000, 3500, and 9000 BIOS Upgrade Might Fail at Install, as republished by NTS',
  inferred:
    'The affected and fixed releases, which the copy of the notice that we could read does not list; that the second attempt succeeds.',
  hardware: 'Nexus 3000, 3100 and 3500',
  affects: { by: 'running', since: '7.0(3)I2(1)', fixedIn: [] },
  occurs: 'on-request',
  workaround:
    'Lengthen the interval of the tests PrimaryBootROM and SecondaryBootROM to 23 hours 59 minutes before the upgrade; after a failure do not reload, run install all again.',
  at: { 'install.bios': (request, next) => (request.attempt === 1 ? 'failed' : next(request)) },
});
