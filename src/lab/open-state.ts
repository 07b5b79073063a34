import type { HostDisk } from '../base/host/disk.ts';
import { StateFolder } from './keep/state-folder.ts';
import type { Sticks } from './keep/sticks.ts';
import { UnkeptNotices } from './keep/unkept-notices.ts';
import type { RunningDevice } from './running-switch.ts';
import type { KeptStatus } from './started-lab.ts';

/** The state folder of a lab, which tells of what it cannot keep. */
export async function openState(
  folder: string,
  disk: HostDisk,
  warn: (message: string) => void = () => {},
): Promise<StateFolder> {
  const opened = await StateFolder.open(folder, { warn, disk });
  let isTold = false;
  const tell = (why: string): void => {
    if (!isTold) warn(`${folder} does not keep what changes (${why}): the lab goes on, and a restart would lose it`);
    isTold = true;
  };
  if (opened.trouble !== undefined) tell(opened.trouble);
  opened.follow({
    lost: (_thing, why) => tell(why),
    recovered() {
      if (isTold) warn(`${folder} keeps everything again`);
      isTold = false;
    },
  });
  return opened;
}

/** Tells the sessions of a switch that its changes, or those of a stick in it, are not kept. */
export function tellUnkept(folder: StateFolder, devices: readonly RunningDevice[], sticks: Sticks): void {
  const notices = new UnkeptNotices();
  folder.follow({
    lost(thing) {
      const [, kind, name] = /^(device|stick) (.*)$/s.exec(thing) ?? [];
      const place = kind === 'stick' ? sticks.all.find((stick) => stick.name === name)?.place?.device : name;
      const found = devices.find((device) => device.name === place);
      if (found !== undefined) notices.tell(found.device, found.sessions);
    },
    recovered: () => notices.forget(),
  });
}

/** What a lab says of its state folder. */
export function statusOf({ trouble }: StateFolder): KeptStatus {
  return trouble === undefined ? { isKept: true } : { isKept: false, why: trouble };
}
