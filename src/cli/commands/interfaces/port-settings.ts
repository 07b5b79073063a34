import type { RunningConfiguration } from '../../../machine/config/slice.ts';
import { linesAt } from '../../notation/notation.ts';
import { isOn, valuesIn } from '../../notation/read.ts';
import { interfaceMode } from './interface-mode.ts';
import {
  bandwidthLine,
  beaconLine,
  delayLine,
  duplexLine,
  encapsulationLine,
  macAddressLine,
  mtuLine,
  negotiateLine,
  receiveFlowLine,
  sendFlowLine,
  speedLine,
} from './port-lines.ts';

/** What is configured of the hardware and the link of an interface, with the defaults of what is not. */
export interface PortSettings {
  readonly mtuBytes: number;
  readonly bandwidthKbits: number;
  readonly delayUs: number;
  /** In Mb/s; undefined while it is negotiated. */
  readonly speedMbps: number | undefined;
  readonly duplex: 'auto' | 'full' | 'half';
  readonly isNegotiated: boolean;
  readonly isBeaconOn: boolean;
  readonly receiveFlow: string;
  readonly sendFlow: string;
  /** The VLAN of a sub-interface. */
  readonly dot1q: number | undefined;
  readonly macAddress: string | undefined;
}

/** The settings of one interface; `speedMbps` is what its hardware has. */
export function portSettings(running: RunningConfiguration, name: string, speedMbps: number): PortSettings {
  const body = linesAt(running, interfaceMode, name);
  const speed = Number(valuesIn(body, speedLine)?.speed);
  const typed = Number.isNaN(speed) ? undefined : speed;
  return {
    mtuBytes: valuesIn(body, mtuLine)?.mtu ?? 1500,
    bandwidthKbits: valuesIn(body, bandwidthLine)?.bandwidth ?? (typed ?? speedMbps) * 1000,
    delayUs: (valuesIn(body, delayLine)?.delay ?? 1) * 10,
    speedMbps: typed,
    duplex: valuesIn(body, duplexLine)?.duplex ?? 'auto',
    isNegotiated: isOn(body, negotiateLine),
    isBeaconOn: isOn(body, beaconLine),
    receiveFlow: valuesIn(body, receiveFlowLine)?.receive ?? 'off',
    sendFlow: valuesIn(body, sendFlowLine)?.send ?? 'off',
    dot1q: valuesIn(body, encapsulationLine)?.vlan,
    macAddress: valuesIn(body, macAddressLine)?.mac,
  };
}
