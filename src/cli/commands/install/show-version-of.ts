import { biosIn } from '../../../facts/bios.ts';
import { buildStamp, buildText } from '../../../facts/compile-times.ts';
import { hardwareIn } from '../../../facts/hardware.ts';
import { kindOf } from '../../../facts/image-layout.ts';
import { release, toldNumber } from '../../../facts/release.ts';
import { verifyImage } from '../../../machine/image/verification.ts';
import { spell } from '../../../machine/storage/location.ts';
import { arg, word } from '../../grammar/tokens.ts';
import { showing } from '../../notation/showing.ts';
import { show } from '../../shell/command.ts';
import { fileWords } from '../words/file-words.ts';
import { fileArg } from '../words/location-arg.ts';
import { table } from '../words/table.ts';

/** What an image says of itself, or why it says nothing. */
type Told =
  | { readonly why: string }
  | {
      readonly file: string;
      readonly isSound: boolean;
      readonly kind: string;
      readonly number: string;
      readonly bios: string;
      readonly compiled: string;
      readonly stamp: string;
    };

const sound = 'MD5 Verification Passed';

/**
 * `show version image FILE`: what the header of an image says, once all of it has been checked. Form: command references of Nexus 5000 and
 * 9000; keys: that of 9.3; the words for a damaged image are inferred.
 */
export const showVersionImage = show({
  syntax: [
    word('show', 'Show running system information'),
    word('version', 'Show the software version'),
    word('image', 'Show the software version of a given image'),
    arg('image', fileArg(), 'Enter URI'),
  ],
  examples: ['show version image bootflash:nxos.7.0.3.I7.8.bin'],
  async read({ args, device, session }): Promise<Told> {
    const location = device.files.resolve(args.image, session.directory);
    const content = location.ok ? device.files.content(location.value) : location;
    if (!location.ok || !content.ok) return { why: content.ok ? '' : fileWords(content.error) };
    const verified = await verifyImage(content.value, device.model.group, device.digests);
    if (!verified.ok) {
      const isImage = verified.error.why !== 'not-an-image' && verified.error.why !== 'broken-header';
      return { why: isImage ? 'MD5 Verification Failed' : 'Not a valid image' };
    }
    const of = release(verified.value.release);
    const { kickstart, system } = device.facts.builds(of.text);
    const kind = kindOf(verified.value.family);
    const build = kind === 'system' ? system : kickstart;
    return {
      file: spell(location.value).replace(/^.*\//, ''),
      isSound: true,
      kind,
      number: toldNumber(of),
      bios: biosIn(device.model, of).version,
      compiled: buildText(build, 0),
      stamp: buildStamp(build.endedMs),
    };
  },
  *print(told) {
    if ('why' in told) return yield told.why;
    yield sound;
    yield '';
    yield `  image name: ${told.file}`;
    if (told.kind === 'nxos') yield `  bios:       v${told.bios}`;
    yield `  ${`${told.kind}:`.padEnd(12)}version ${told.number}`;
    yield `  compiled:   ${told.compiled}`;
    yield '';
  },
  structure: (told) =>
    'why' in told
      ? told.why
      : {
          md5_str: sound,
          img_file_name: told.file,
          bios_ver_str: told.bios,
          sys_ver_str: told.number,
          img_cmpl_time: told.compiled,
          img_tmstmp: told.stamp,
        },
});

/** `show version module 1`: what the one module runs. Keys: command reference of 9.3; the layout is inferred from them. */
export const showVersionModule = showing('show version module <module:1-1>', {
  help: {
    version: 'Show the software version',
    module: 'Show the software version of a Module',
    '<module>': 'Enter module number',
  },
  read: ({ device, running }) => ({
    slot: '1',
    type: hardwareIn(device.model, running.release).modulePid,
    sw: toldNumber(running.release),
    interim: toldNumber(running.release),
    bios: device.hardware.bios.version,
  }),
  *print({ slot, type, sw, interim, bios }) {
    yield 'Mod No   Mod Type               SW Version             SW Interim Version     BIOS Version';
    yield `${slot.padEnd(9)}${type.padEnd(23)}${sw.padEnd(23)}${interim.padEnd(23)}${bios}`;
  },
  structure: (known) => table('version', [known]),
});
