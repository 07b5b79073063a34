import { failed, ok } from '../../../base/result.ts';
import type { Slice } from '../../../machine/config/slice.ts';
import {
  mstTrees,
  type TreeSettings,
  type Trees,
  treesBy,
  vlanTrees,
  withTrees,
} from '../../../machine/config/spanning-trees.ts';
import { parseRanges } from '../../../machine/config/vlans.ts';
import type { Device } from '../../../machine/device.ts';
import { type ArgType, integer } from '../../grammar/arg-types.ts';
import { arg, choice, either, optional, word } from '../../grammar/tokens.ts';
import type { Setting } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';

/** Lines about the trees of some VLANs or instances: what is the same for several of them stands in one line. */
interface Kind {
  readonly word: 'vlan' | 'mst';
  readonly help: string;
  readonly slice: Slice<Trees>;
  readonly ids: ArgType<readonly number[]>;
  readonly sample: string;
}

const treeWord = word('spanning-tree', 'Spanning Tree Subsystem');

/** Numbers and ranges of them. */
function idsArg(minimum: number, maximum: number): ArgType<readonly number[]> {
  return {
    placeholder: `<${minimum}-${maximum}>`,
    parse(text) {
      const ids = parseRanges(text, minimum, maximum);
      if (ids !== undefined) return ok(ids);
      return failed(/^\d+$/.test(text) ? { why: 'range', minimum, maximum } : { why: 'shape' });
    },
  };
}

/** What `root` stands for (Cisco's layer 2 guides); nobody else is in these trees. */
const rootPriority = { primary: 24_576, secondary: 28_672 } as const;

const vlanKind: Kind = {
  word: 'vlan',
  help: 'VLAN Switch Spanning Trees',
  slice: vlanTrees,
  ids: idsArg(1, 4094),
  sample: '10-12,20',
};

const mstKind: Kind = {
  word: 'mst',
  help: 'Multiple spanning tree configuration',
  slice: mstTrees,
  ids: idsArg(0, 4094),
  sample: '0-2,5',
};

/** `priority` and `root`, which is another way to say it. */
function priorityOf({ word: text, help, slice, ids, sample }: Kind): Setting {
  const head = [treeWord, word(text, help), arg('ids', ids, 'Range, Example: 1,3-5,7,9-11')] as const;
  const priorityWord = word('priority', 'Set the bridge priority for the spanning tree');
  const rootWord = word('root', 'Configure switch as root');
  const seconds = optional([word('hello-time', 'Set the hello interval'), arg('hello', integer(1, 10), 'Seconds')]);
  const rootChoice = choice('root', [
    word('primary', 'Configure this switch as primary root for this spanning tree'),
    word('secondary', 'Configure switch as secondary root'),
  ]);
  const diameter = optional([
    word('diameter', 'Network diameter of this spanning tree'),
    arg('diameter', integer(2, 7), 'Maximum number of bridges between any two end nodes'),
    seconds,
  ]);
  const value = arg('priority', integer(0, 61_440), 'Bridge priority in increments of 4096');
  return setting({
    syntax: [...head, either({ priority: [priorityWord, value], root: [rootWord, rootChoice, diameter] })],
    noSyntax: [
      ...head,
      either({ priority: [priorityWord, optional([value])], root: [rootWord, optional([rootChoice, diameter])] }),
    ],
    examples: [
      `spanning-tree ${text} ${sample} priority 4096`,
      `spanning-tree ${text} 7 root primary`,
      `spanning-tree ${text} 8 root secondary diameter 4 hello-time 3`,
    ],
    set({ args, device, refuse }) {
      const priority = args.root === undefined ? args.priority : rootPriority[args.root];
      // The words are known from Cisco's layer 2 guides.
      if ((priority ?? 0) % 4096 !== 0) return refuse('ERROR: Bridge priority must be in increments of 4096.');
      change(device, slice, args.ids, {
        priority: priority === 32_768 ? undefined : priority,
        ...(args.hello === undefined || text === 'mst'
          ? {}
          : { helloSeconds: args.hello === 2 ? undefined : args.hello }),
      });
    },
    clear: ({ args, device }) => change(device, slice, args.ids, { priority: undefined }),
    write: ({ running }) =>
      treesBy(slice.of(running), 'priority').map(
        ([ids, priority]) => `spanning-tree ${text} ${ids} priority ${priority}`,
      ),
  });
}

/** The timers of rapid PVST+, each with what holds when nothing is said (Cisco's layer 2 guides). */
const timers = [
  {
    name: 'forward-time',
    field: 'forwardSeconds',
    minimum: 4,
    maximum: 30,
    usual: 15,
    help: 'Set the forward delay for the spanning tree',
  },
  {
    name: 'hello-time',
    field: 'helloSeconds',
    minimum: 1,
    maximum: 10,
    usual: 2,
    help: 'Set the hello interval for the spanning tree',
  },
  {
    name: 'max-age',
    field: 'maxAgeSeconds',
    minimum: 6,
    maximum: 40,
    usual: 20,
    help: 'Set the max age interval for the spanning tree',
  },
] as const;

const vlanHead = [
  treeWord,
  word('vlan', vlanKind.help),
  arg('ids', vlanKind.ids, 'vlan range, Example: 1,3-5,7,9-11'),
] as const;

const timerSettings = timers.map(({ name, field, minimum, maximum, usual, help }) => {
  const nameWord = word(name, help);
  const value = arg('seconds', integer(minimum, maximum), 'Number of seconds');
  return setting({
    syntax: [...vlanHead, nameWord, value],
    noSyntax: [...vlanHead, nameWord, optional([value])],
    examples: [`spanning-tree vlan 10-12 ${name} ${minimum}`],
    set: ({ args, device }) =>
      change(device, vlanTrees, args.ids, { [field]: args.seconds === usual ? undefined : args.seconds }),
    clear: ({ args, device }) => change(device, vlanTrees, args.ids, { [field]: undefined }),
    write: ({ running }) =>
      treesBy(vlanTrees.of(running), field).map(([ids, seconds]) => `spanning-tree vlan ${ids} ${name} ${seconds}`),
  });
});

/** `spanning-tree vlan`: that it runs in a VLAN at all, as it does unless somebody says no. */
const running = setting({
  syntax: [...vlanHead],
  examples: ['spanning-tree vlan 30'],
  set: ({ args, device }) => change(device, vlanTrees, args.ids, { isOff: undefined }),
  clear: ({ args, device }) => change(device, vlanTrees, args.ids, { isOff: true }),
  write: ({ running: configuration }) =>
    treesBy(vlanTrees.of(configuration), 'isOff').map(([ids]) => `no spanning-tree vlan ${ids}`),
});

/** Lines about single trees; their order is inferred. */
export const treeSettings = [running, ...timerSettings, priorityOf(vlanKind), priorityOf(mstKind)];

function change(
  { configuration, clock }: Device,
  slice: Slice<Trees>,
  ids: readonly number[],
  fields: TreeSettings,
): void {
  configuration.change(slice, withTrees(configuration.of(slice), ids, fields), clock.now());
}
