import * as v from 'valibot';
import { deviceArguments as takes } from '../lab/spec/arguments.ts';
import { faultOf } from '../machine/conditions.ts';
import { content, fileAnswer, nothing, type Operation, onDevice } from './operation.ts';
import { deviceStatus, listedFile, openedSession } from './views.ts';

/** Typing at a device, and the sessions that do it. */
const sessionOperations: readonly Operation[] = [
  onDevice({
    name: 'type',
    help: 'Types a line and answers what the screen shows up to the next prompt or question, without the line and the prompt',
    arguments: takes.type,
    answer: v.string(),
    errors: ['conflict', 'timeout'],
    run: (device, { line, ...options }) => device.type(line, options),
  }),
  onDevice({
    name: 'press',
    help: 'Sends keys as they are, such as Ctrl-C, and does not wait',
    arguments: takes.press,
    answer: nothing,
    errors: ['conflict', 'timeout'],
    run: (device, { keys, ...options }) => device.press(keys, options),
  }),
  onDevice({
    name: 'expect',
    help: 'Waits until the screen, from where the last answer ended, matches a pattern, and answers what it shows',
    arguments: takes.expect,
    answer: v.string(),
    errors: ['conflict', 'timeout'],
    run: (device, { pattern, ...options }) => device.expect(pattern, options),
  }),
  onDevice({
    name: 'expectPrompt',
    help: 'Answers the prompt that waits; an error while a question waits instead',
    arguments: takes.expectPrompt,
    answer: v.string(),
    errors: ['conflict', 'timeout'],
    run: (device, options) => device.expectPrompt(options),
  }),
  onDevice({
    name: 'screen',
    help: 'Everything that the screen of a session has shown, at most its last eight million characters',
    arguments: takes.screen,
    answer: v.string(),
    asks: true,
    errors: ['conflict', 'timeout'],
    run: (device, options) => device.screen(options),
  }),
  onDevice({
    name: 'openSession',
    help: 'Opens a session that is found again by its name: a shell that is logged in, or the serial console',
    arguments: takes.openSession,
    answer: openedSession,
    creates: true,
    errors: ['conflict', 'timeout', 'too-many'],
    async run(device, options) {
      const { name, door } = await device.openSession(options);
      return { session: name, door };
    },
  }),
  onDevice({
    name: 'closeSession',
    help: 'Ends a session',
    arguments: takes.closeSession,
    answer: nothing,
    run: (device, { session }) => device.closeSession(session),
  }),
];

/** What may happen to a device: what no command can do. */
const leverOperations: readonly Operation[] = [
  onDevice({
    name: 'powerOn',
    help: 'Switches the power on and waits until the device runs or waits at its loader; one that has power keeps it',
    arguments: {},
    answer: nothing,
    run: (device) => device.powerOn(),
  }),
  onDevice({
    name: 'powerOff',
    help: 'Cuts the power at this moment, in the middle of whatever is under way',
    arguments: {},
    answer: nothing,
    run: (device) => device.powerOff(),
  }),
  onDevice({
    name: 'insertStick',
    help: 'Pushes a stick of the lab into an empty slot',
    arguments: takes.insertStick,
    answer: nothing,
    errors: ['conflict'],
    run: (device, { slot, stick }) => device.insertStick(slot, stick),
  }),
  onDevice({
    name: 'pullStick',
    help: 'Pulls the stick out of a slot, whatever is being done with it, and answers its name',
    arguments: takes.pullStick,
    answer: v.string(),
    errors: ['conflict'],
    run: (device, { slot }) => device.pullStick(slot),
  }),
  onDevice({
    name: 'setLink',
    help: 'Plugs a cable into a port, or pulls it',
    arguments: takes.setLink,
    answer: nothing,
    run: (device, { port, link }) => device.setLink(port, link),
  }),
  onDevice({
    name: 'raiseFault',
    help: 'From now on a point of the machine answers so, in so many of a hundred cases; a fault there before is replaced',
    arguments: takes.raiseFault,
    answer: nothing,
    run: (device, fault) => device.raiseFault(faultOf(fault)),
  }),
  onDevice({
    name: 'clearFault',
    help: 'Takes the fault at a point away',
    arguments: takes.clearFault,
    answer: nothing,
    run: (device, { point }) => device.clearFault(point),
  }),
  onDevice({
    name: 'clearFaults',
    help: 'Takes all faults away',
    arguments: {},
    answer: nothing,
    run: (device) => device.clearFaults(),
  }),
  onDevice({
    name: 'fillDisk',
    help: 'Fills a filesystem with files called filler-1.bin and so on until only so many bytes are free',
    arguments: takes.fillDisk,
    answer: nothing,
    errors: ['conflict'],
    run: (device, { filesystem, leavingBytes }) => device.fillDisk(filesystem, leavingBytes),
  }),
  onDevice({
    name: 'corruptFile',
    help: 'Turns one byte of a file over; its date and size stay',
    arguments: takes.corruptFile,
    answer: nothing,
    errors: ['conflict'],
    run: (device, { path, atBytes }) => device.corruptFile(path, atBytes),
  }),
  onDevice({
    name: 'setUnresponsive',
    help: 'The device takes what is typed and says nothing, until it is told to answer; then it says what it had to say',
    arguments: takes.setUnresponsive,
    answer: nothing,
    run: (device, { isUnresponsive }) => device.setUnresponsive(isUnresponsive),
  }),
  onDevice({
    name: 'setSlowAnswers',
    help: 'From now on what sessions show comes late and in pieces; without arguments it comes at once again',
    arguments: takes.setSlowAnswers,
    answer: nothing,
    run: (device, slowAnswers) => device.setSlowAnswers(slowAnswers),
  }),
  onDevice({
    name: 'setTransitions',
    help: 'Says what waiting costs on this device from now on: a boot, a copy, a compaction',
    arguments: takes.setTransitions,
    answer: nothing,
    run: (device, { transitions }) => device.setTransitions(transitions),
  }),
  onDevice({
    name: 'step',
    help: 'With manual transitions, ends the wait that is due first; answers false when the device waits for nothing',
    arguments: {},
    answer: v.boolean(),
    run: (device) => device.step(),
  }),
];

/** Files of a device, past its command line. */
const fileOperations: readonly Operation[] = [
  onDevice({
    name: 'readFile',
    help: 'The bytes of a file',
    arguments: takes.path,
    answer: fileAnswer,
    asks: true,
    errors: ['conflict'],
    run: (device, { path }) => device.openFile(path),
  }),
  onDevice({
    name: 'readText',
    help: 'A file of at most 64 MiB as text',
    arguments: takes.path,
    answer: v.string(),
    asks: true,
    errors: ['conflict'],
    run: (device, { path }) => device.readText(path),
  }),
  onDevice({
    name: 'writeFile',
    help: 'Writes a file in place of one of that name; it appears when it is complete, and the room of the filesystem is its limit',
    arguments: { ...takes.path, content },
    answer: nothing,
    errors: ['conflict', 'no-space'],
    run: (device, { path, content: written }) => device.writeFile(path, written),
  }),
  onDevice({
    name: 'listFiles',
    help: 'The entries of a directory, in byte order of their names',
    arguments: takes.listFiles,
    answer: v.array(listedFile),
    asks: true,
    errors: ['conflict'],
    run: (device, { path }) => [...device.listFiles(path)],
  }),
  onDevice({
    name: 'fileExists',
    help: 'Whether a file or a directory is there',
    arguments: takes.path,
    answer: v.boolean(),
    asks: true,
    run: (device, { path }) => device.fileExists(path),
  }),
  onDevice({
    name: 'removeFile',
    help: 'Removes a file, or a directory with everything in it',
    arguments: takes.path,
    answer: nothing,
    errors: ['conflict'],
    run: (device, { path }) => device.removeFile(path),
  }),
  onDevice({
    name: 'makeDirectory',
    help: 'Makes a directory',
    arguments: takes.path,
    answer: nothing,
    errors: ['conflict', 'no-space'],
    run: (device, { path }) => device.makeDirectory(path),
  }),
  onDevice({
    name: 'digestFile',
    help: 'The digest of a file in hexadecimal, as show file … md5sum prints it',
    arguments: takes.digestFile,
    answer: v.string(),
    asks: true,
    errors: ['conflict'],
    run: (device, { path, algorithm }) => device.digestFile(path, algorithm),
  }),
];

/** Everything that is done with one device. */
export const deviceOperations: readonly Operation[] = [
  onDevice({
    name: 'status',
    help: 'One device: its stage, its release, where to log in, its filesystems, sticks, faults and sessions',
    arguments: {},
    answer: deviceStatus,
    asks: true,
    run: (device) => device.status(),
  }),
  onDevice({
    name: 'runningConfiguration',
    help: 'The running configuration as text',
    arguments: {},
    answer: v.string(),
    asks: true,
    errors: ['conflict'],
    run: (device) => device.runningConfiguration(),
  }),
  ...sessionOperations,
  ...leverOperations,
  ...fileOperations,
  onDevice({
    name: 'restore',
    help: 'The device becomes what it was when the lab was saved under a name; its sessions end',
    arguments: takes.restore,
    answer: nothing,
    errors: ['conflict'],
    run: (device, { snapshot }) => device.restore(snapshot),
  }),
  onDevice({
    name: 'reset',
    help: 'The device becomes what it was when the lab had started; its sessions end',
    arguments: {},
    answer: nothing,
    errors: ['conflict'],
    run: (device) => device.reset(),
  }),
];
