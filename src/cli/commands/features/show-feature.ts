import { features, knownFeatures, neededFor } from '../../../machine/config/features.ts';
import { word } from '../../grammar/tokens.ts';
import { show } from '../../shell/command.ts';
import { table } from '../words/table.ts';

/** `show feature`: one row for each instance. Widths: ntc-templates show_feature; keys: public NX-API clients. */
export const showFeature = show({
  syntax: [word('show', 'Show running system information'), word('feature', 'Show feature state')],
  examples: ['show feature'],
  read({ device, running }) {
    const on = device.configuration.of(features);
    const known = knownFeatures.filter(({ name }) => {
      const needs = neededFor(name);
      if (name === 'privilege') return !running.has('noPrivilegeLevels');
      return needs === undefined || running.has(needs);
    });
    return known.flatMap(({ name, shown, instances }) =>
      Array.from({ length: instances }, (_, index) => ({
        shown,
        instance: index + 1,
        state: stateOf(on.includes(name), instances),
      })),
    );
  },
  *print(rows) {
    yield 'Feature Name          Instance  State   ';
    yield '--------------------  --------  --------';
    for (const { shown, instance, state } of rows) yield `${shown.padEnd(22)} ${String(instance).padEnd(10)} ${state}`;
  },
  structure: (rows) =>
    table(
      'cfcFeatureCtrlTable',
      rows.map(({ shown, instance, state }) => ({
        cfcFeatureCtrlName2: shown,
        cfcFeatureCtrlInstanceNum2: String(instance),
        cfcFeatureCtrlOpStatus2: state,
      })),
    ),
});

/** A protocol that is on runs in none of its instances until one is configured, which nothing here can do yet. */
function stateOf(isOn: boolean, instances: number): string {
  if (!isOn) return 'disabled';
  return instances > 1 ? 'enabled(not-running)' : 'enabled';
}
