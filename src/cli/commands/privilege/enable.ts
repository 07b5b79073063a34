import { isPassword } from '../../../machine/config/password.ts';
import { enabledLevel, enableSecrets } from '../../../machine/config/privilege.ts';
import { integer, wordArg } from '../../grammar/arg-types.ts';
import { arg, either, optional, word } from '../../grammar/tokens.ts';
import { command } from '../../shell/command.ts';
import { setting } from '../../shell/setting.ts';
import { formOfSecret, hashOf } from '../words/secret.ts';
import { levelOf } from './show-privilege.ts';

/** `enable` exists only while `feature privilege` is on (N9K security guide 9.x, "Privilege Level Support"). */
const needs = { needs: 'feature privilege' };

/**
 * `enable`: to the highest privilege level, behind its secret. The question is oxidized #2714. Inferred: who is there already is asked
 * nothing, where there is no secret nobody gets in, and the words of both refusals.
 */
export const enable = command({
  mode: 'exec',
  syntax: [
    word('enable', 'Turn on privileged commands', needs),
    optional([arg('level', integer(enabledLevel, enabledLevel), 'Privilege level to go to')]),
  ],
  examples: ['enable', 'enable 15'],
  access: 'free',
  async run(context) {
    const { device, session, screen, refuse } = context;
    if (levelOf(context) >= enabledLevel) return;
    const hash = device.configuration.of(enableSecrets)[enabledLevel];
    if (hash === undefined) return refuse('% No password set');
    const password = await screen.ask('Password: ', 'secret');
    if (password === undefined) return;
    if (!(await isPassword(password, hash, session.turns))) return refuse('% Access denied');
    session.isEnabled = true;
  },
});

const levels = Array.from({ length: enabledLevel }, (_, below) => below + 1);
const secretWords = [word('enable', 'Turn on privileged commands', needs), word('secret', 'Set the secret')] as const;
const secretArg = arg('secret', wordArg({ maxLength: 64 }), 'Password (Max Size 64)');
const levelPart = optional([
  either(
    {
      one: [word('priv-lvl', 'Privilege level'), arg('level', integer(1, enabledLevel), 'Privilege level')],
      all: [word('all', 'All privilege levels')],
    },
    'which',
  ),
]);

/** `enable secret`: the password that `enable` asks for. Inferred: without a level it is that of 15, and how it is written. */
const enableSecret = setting({
  syntax: [...secretWords, formOfSecret, secretArg, levelPart],
  noSyntax: [...secretWords, optional([formOfSecret, secretArg]), levelPart],
  examples: ['enable secret 0 Secret.123 priv-lvl 15', 'enable secret Secret.123', 'enable secret Secret.123 all'],
  async set(context) {
    const { args, device } = context;
    const hash = await hashOf(args.secret, args.form, context);
    if (hash === undefined || context.signal.aborted) return;
    const changed = Object.fromEntries(levelsOf(args).map((level) => [level, hash]));
    device.configuration.change(
      enableSecrets,
      { ...device.configuration.of(enableSecrets), ...changed },
      device.clock.now(),
    );
  },
  clear({ args, device }) {
    const gone = levelsOf(args);
    const left = Object.entries(device.configuration.of(enableSecrets)).filter(
      ([level]) => !gone.includes(Number(level)),
    );
    device.configuration.change(enableSecrets, Object.fromEntries(left), device.clock.now());
  },
  write({ running }) {
    const secrets = Object.entries(enableSecrets.of(running));
    const [first] = secrets;
    const isSame = secrets.length === levels.length && secrets.every(([, hash]) => hash === first?.[1]);
    if (isSame) return [`enable secret 5 ${first?.[1]} all`];
    return secrets.map(([level, hash]) => `enable secret 5 ${hash} priv-lvl ${level}`);
  },
});

export const enableSettings = [enableSecret];

interface Levels {
  readonly which?: 'one' | 'all' | undefined;
  readonly level?: number | undefined;
}

function levelsOf({ which, level = enabledLevel }: Levels): readonly number[] {
  return which === 'all' ? levels : [level];
}
