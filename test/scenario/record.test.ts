import { expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { recordSession } from '../../src/scenario/record.ts';
import { asciicastOf, scenarioOf } from '../../src/scenario/recording.ts';
import { screenProblems } from '../../src/scenario/screen-checks.ts';
import { withShows } from '../../src/scenario/update-scenario.ts';
import { withLab } from '../../src/testing/index.ts';

const show = (): void => {};

/** Lines of somebody who then types nothing more; `wants` is called when the next one is asked for. */
async function* typed(lines: readonly string[], wants: () => void): AsyncGenerator<string> {
  yield* lines;
  wants();
  await new Promise(() => {});
}

it('a recording ends when its session does, and has what was recorded', () =>
  withLab(async (lab) => {
    const { session, powerOff } = lab.device('N3K-C3064PQ');
    const lines = typed(['show hostname'], powerOff);
    const { exchanges } = await recordSession(await session(), lines, show);
    expect(exchanges.map(({ command }) => command)).toEqual(['show hostname']);
  }));

it('a recording that is stopped in the middle of a command has those before', () =>
  withLab(
    async (lab) => {
      const session = await lab.device('N3K-C3064PQ').session();
      let stop = (): void => {};
      const stopped = new Promise<void>((resolve) => {
        stop = resolve;
      });
      const command = 'install all nxos bootflash:nxos.7.0.3.I7.8.bin compact';
      const type = session.type.bind(session);
      vi.spyOn(session, 'type').mockImplementation((line, options) => {
        const answer = type(line, options);
        if (line === command) stop();
        return answer;
      });
      const { exchanges } = await recordSession(session, typed(['show hostname', command], show), show, stopped);
      expect(exchanges.map((exchange) => exchange.command)).toEqual(['show hostname']);
    },
    {
      clock: { speed: 'manual' },
      devices: [{ name: 'N3K-C3064PQ', model: 'N3K-C3064PQ-10GE', release: '7.0(3)I7(8)' }],
    },
  ));

it.each([
  ['  323751936 bytes free', '^ *\\d+(?:\\.\\d+)? bytes free *$'],
  [
    ' 982681088    Jun 15 19:27:34 2020  nxos.7.0.3.I7.8.bin',
    '^ *\\d+(?:\\.\\d+)? +\\w+ \\d+(?:\\.\\d+)? [\\d:.]+ \\d+(?:\\.\\d+)? +nxos\\.7\\.0\\.3\\.I7\\.8\\.bin *$',
  ],
  ['PID: N3K-C3064PQ-10GE    ,  VID: V03 ,  SN: FOC16XXXABC', '^ *PID: N3K-C3064PQ-10GE +, +VID: V03 , +SN: \\w+ *$'],
  [
    'CPU states  :   1.50% user,   2.00% kernel',
    '^ *CPU states +: +\\d+(?:\\.\\d+)?% user, +\\d+(?:\\.\\d+)?% kernel *$',
  ],
  ['  Hardware is Ethernet, address: 5c83.8f00.0001', '^ *Hardware is Ethernet, address: [0-9a-f.]+ *$'],
])('a recorded line leaves open what differs elsewhere: %s', (line, pattern) => {
  const { text } = scenarioOf([{ command: 'show x', answers: [], shown: `fixed\n${line}` }], 'x');
  expect(parse(text).steps).toEqual([{ type: 'show x', contains: ['fixed'], matches: [pattern] }]);
  expect(new RegExp(pattern).test(line)).toBe(true);
});

it('a recording has no secret, neither typed, refused nor shown, and plays with the parameters in their places', () =>
  withLab(async (lab) => {
    const session = await lab.device('N3K-C3064PQ').session();
    const lines = [
      'configure terminal',
      'username bob password Secret.123x',
      'usrname bob password Other.456y',
      'snmp-server community Hidden.789z',
      'end',
      'show running-config | include username|community',
    ];
    let stop = (): void => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const { exchanges, parts } = await recordSession(
      session,
      typed(lines, () => stop()),
      show,
      stopped,
    );
    const { text, secrets } = scenarioOf(exchanges, 'x');
    const cast = asciicastOf(parts, 'x', 0);
    expect(exchanges.length).toBe(lines.length);
    for (const secret of [/Secret\.123x/, /Other\.456y/, /Hidden\.789z/, /\$5\$/]) {
      expect(text).not.toMatch(secret);
      expect(cast).not.toMatch(secret);
    }
    expect(secrets).toEqual(['password', 'password2', 'password3']);
    const { steps, parameters } = parse(text);
    expect(parameters).toEqual({ password: 'password', password2: 'password2', password3: 'password3' });
    expect(steps[1].type).toBe(`username bob password \${${'password'}}`);
    expect(steps[2].type).toBe(`usrname bob password \${${'password2'}}`);
    const shown = { body: exchanges.at(-1)?.shown ?? '', prompt: '' };
    expect(shown.body).toMatch(/bob password 5 \$5\$/);
    expect(screenProblems(steps[5], shown, undefined)).toEqual([]);
  }));

it.each(['', 'a', 'a\n', 'a\n\n', '\n', '\n\na\n\n', ' a\n  \n'])(
  'what a screen shows is what is expected of it: %j',
  (shown) => {
    const { text } = scenarioOf(
      [
        { command: 'show x', answers: [], shown },
        { command: 'y', answers: [], shown: 'y' },
      ],
      'x',
    );
    const problems = (of: string): readonly string[] =>
      screenProblems({}, { body: shown, prompt: '' }, parse(of).steps[0].shows);
    expect(problems(text)).toEqual([]);
    const before = 'steps:\n  - type: show x\n    shows: |\n      old\n  - type: y\n';
    expect(problems(withShows(before, 0, shown) ?? '')).toEqual([]);
  },
);
