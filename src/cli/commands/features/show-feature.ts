import { features, knownFeatures, neededFor } from '../../../machine/config/features.ts';
import { word } from '../../grammar/tokens.ts';
import { showing } from '../../notation/showing.ts';
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

/** Sets of features that could be installed on the image of 9.3, with their numbers (command reference of 9.3; which and numbers inferred). */
const sets = [
  { name: 'mpls', id: '4' },
  { name: 'fex', id: '3' },
  { name: 'fcoe-npv', id: '8' },
];

/** `show feature-set`: none is installed, and none can be here. Form: Cisco's VDC guides; keys: the command reference of 9.3. */
export const showFeatureSet = showing('show feature-set', {
  needs: 'singleImage',
  help: { 'feature-set': 'Show feature-set state' },
  read: () => sets,
  *print(known) {
    yield 'Feature Set Name      ID        State';
    yield '--------------------  --------  --------';
    for (const { name, id } of known) yield `${name.padEnd(22)}${id.padEnd(10)}uninstalled`;
  },
  structure: (known) =>
    table(
      'cfcFeatureSetTable',
      known.map(({ name, id }) => ({
        cfcFeatureSetIndex: id,
        cfcFeatureSetName: name,
        cfcFeatureSetOpStatus: 'uninstalled',
      })),
    ),
});

/** A protocol that is on runs in none of its instances until one is configured, which nothing here can do yet. */
function stateOf(isOn: boolean, instances: number): string {
  if (!isOn) return 'disabled';
  return instances > 1 ? 'enabled(not-running)' : 'enabled';
}
