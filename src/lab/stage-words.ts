import { unreachable } from '../base/assert.ts';
import type { BootFailure, BootProblem, Stage } from '../machine/boot/stage.ts';
import { spell } from '../machine/storage/location.ts';

/** What a switch is doing, in a few words for the people around it: `running`, `at loader> (bootflash:/x: wrong digest)`. */
export function stageWords(stage: Stage): string {
  switch (stage.at) {
    case 'off':
      return 'without power';
    case 'bios':
      return stage.failure === undefined ? 'starting: BIOS' : `in a boot loop${because(stage.failure)}`;
    case 'loading':
      return `starting: loads ${spell(stage.image)}`;
    case 'loader':
      return `at loader>${stage.failure === undefined ? ' (somebody broke in)' : because(stage.failure)}`;
    case 'kickstart':
      return stage.dueMs === undefined ? `at switch(boot)#${because(stage.failure)}` : 'starting: kickstart image';
    case 'starting':
      return 'starting: NX-OS';
    case 'running':
      return 'running';
    default:
      return unreachable(stage);
  }
}

function because(failure: BootFailure | undefined): string {
  if (failure === undefined) return '';
  const { image, problem } = failure;
  return ` (${image === undefined ? '' : `${spell(image)}: `}${problemWords[problem.why]})`;
}

const problemWords: Readonly<Record<BootProblem['why'], string>> = {
  'no-boot-variable': 'no image is configured to be booted',
  'no-image': 'the file is not there',
  'wrong-kind': 'an image of the wrong kind',
  'not-an-image': 'no image',
  'broken-header': 'a damaged image',
  'digest-mismatch': 'wrong digest',
  'lacks-group': 'compacted for other hardware',
  'lacks-extras': 'parts of it are missing',
};
