import { EmulatorError } from '../../base/emulator-error.ts';
import { pointsWith } from '../../base/points.ts';
import { allDefects } from '../../defects/all.ts';
import { activeOn } from '../../defects/defect.ts';
import type { Device } from '../../machine/device.ts';
import type { SwitchPoints } from '../../machine/points.ts';
import type { DeviceSpec } from '../spec/lab-schema.ts';

/** Stops a lab that speaks of a defect that there is not: a typing mistake would leave things as they are. */
export function assertKnownDefects(spec: DeviceSpec): void {
  const known = allDefects.map(({ id }) => id);
  const unknown = Object.keys(spec.defects ?? {}).find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new EmulatorError(`${spec.name}: unknown defect "${unknown}"`, `known defects: ${known.join(', ')}`);
}

/** The points of a device: documented defects of its running release, with those that the lab switches on and without those that it switches off. */
export function pointsOf(device: Device, settings: DeviceSpec['defects']): SwitchPoints {
  return pointsWith(
    () => [
      ...activeOn(device.running?.release, allDefects, settings),
      // What was broken by hand stays broken, whatever the release does there.
      ...device.conditions.causes(),
    ],
    (id, point) => device.journal.write({ kind: 'defect.hit', device: device.name, defect: id, point }),
  );
}
