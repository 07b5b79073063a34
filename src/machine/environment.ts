import { hardwareIn } from '../facts/hardware.ts';
import type { RunningSystem } from './boot/running-system.ts';
import type { Device } from './device.ts';

/** A power supply with its share of the load. */
export interface PowerSupply {
  readonly number: number;
  readonly pid: string;
  readonly watts: number;
  readonly amps: number;
}

/** A temperature sensor; degrees Celsius. */
export interface Sensor {
  readonly name: string;
  readonly major: number;
  readonly minor: number;
  readonly current: number;
}

/** What the environment of a switch is like. Every part is well: nothing can break one yet. */
export interface Environment {
  /** Told in the form that Nexus 3500 had on 6.0(2). */
  readonly isFirstForm: boolean;
  readonly supplies: readonly PowerSupply[];
  readonly fans: readonly { readonly name: string; readonly pid: string }[];
  readonly module: { readonly pid: string; readonly watts: number; readonly amps: number };
  readonly capacityWatts: number;
  readonly availableWatts: number;
  readonly sensors: readonly Sensor[];
}

const volts = 12;

/** What supplies give at 12 V: 42 A of the 500 W one (napalm, nxos_3k); the others are inferred from their names. */
function ampsOf(pid: string): number {
  const watts = Number(/(\d{3,4})W/.exec(pid)?.[1] ?? 400);
  return watts === 500 ? 42 : Math.floor(watts / volts);
}

/** What the module of an N3K-C3172TQ-XL takes (napalm, nxos_3k); inferred alike for all, as far as one supply can give it. */
const moduleAmps = 29;

/** Sensors of an N3K-C3172TQ-XL with their thresholds and what they showed (napalm, nxos_3k); inferred alike for all models. */
const sensors: readonly Sensor[] = [
  { name: 'ASIC', major: 110, minor: 100, current: 55 },
  { name: 'Front-Left (D1)', major: 70, minor: 60, current: 37 },
  { name: 'Front-Right(D2)', major: 70, minor: 56, current: 32 },
  { name: 'Back       (D3)', major: 70, minor: 46, current: 25 },
];

/** What an N3K-C3548P-10GX told on 6.0(2): its module's share of the power, and its sensors (napalm, pre_7.0). */
const firstModuleAmps = 29.1;
const firstSensors: readonly Sensor[] = [
  { name: 'ASIC', major: 92, minor: 85, current: 37 },
  { name: 'INTAKE', major: 45, minor: 31, current: 20 },
  { name: 'ASIC', major: 110, minor: 90, current: 37 },
  { name: 'INTAKE', major: 70, minor: 40, current: 20 },
];

/** How far a sensor wanders, up or down. */
const wanderDegrees = 2;

/** The environment of a switch at this minute: the parts of its model, and temperatures that follow from seed and minute. */
export function environmentOf(device: Device, running: RunningSystem): Environment {
  const { model, clock, random } = device;
  const { pid, count } = model.powerSupplies;
  const supplyAmps = ampsOf(pid);
  const supplies = Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    pid,
    watts: supplyAmps * volts,
    amps: supplyAmps,
  }));
  const isFirstForm = running.has('firstEnvironment');
  const amps = Math.min(isFirstForm ? firstModuleAmps : moduleAmps, supplyAmps);
  const capacityWatts = supplyAmps * volts * count;
  const chance = random.fork(`temperature ${Math.floor(clock.now() / 60_000)}`);
  return {
    isFirstForm,
    supplies,
    fans: Array.from({ length: model.fans.count }, (_, index) => ({
      name: isFirstForm ? `Fan-${index + 1}` : `Fan${index + 1}(sys_fan${index + 1})`,
      pid: model.fans.pid,
    })),
    module: { pid: isFirstForm ? hardwareIn(model, running.release).modulePid : model.pid, watts: amps * volts, amps },
    capacityWatts,
    availableWatts: capacityWatts - amps * volts,
    sensors: (isFirstForm ? firstSensors : sensors).map((sensor) => ({
      ...sensor,
      current: sensor.current - wanderDegrees + chance.integer(2 * wanderDegrees + 1),
    })),
  };
}
