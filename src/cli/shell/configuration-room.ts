import { utf8Bytes } from '../../base/bytes.ts';
import type { AnyArgs } from '../grammar/args-of.ts';
import type { Context, Setting } from './command.ts';

/** What the words of a line take beside its values. */
const wordsBytes = 64;

/** Sets what a line says, unless the configuration would become too large (the words are inferred); `no` always finds room. */
export function setWithRoom(known: Setting, context: Context<AnyArgs>): Promise<void> | void {
  const { target } = context.session.place;
  const values = Object.values(context.args).reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? utf8Bytes(value) : 0),
    wordsBytes,
  );
  const sizeBytes = values * (Array.isArray(target) ? target.length : 1);
  const { room } = context.device.configuration;
  return room.take(sizeBytes) ? known.set(context) : setIfMeasured(known, context, sizeBytes);
}

async function setIfMeasured(known: Setting, context: Context<AnyArgs>, sizeBytes: number): Promise<void> {
  const { room } = context.device.configuration;
  const lines = await context.configurationText();
  if (context.signal.aborted) return;
  room.measured(lines.reduce((sum, line) => sum + utf8Bytes(line) + 1, 0));
  if (!room.take(sizeBytes)) return context.refuse('ERROR: Running configuration is too large');
  return known.set(context);
}
