import { expect, it } from 'vitest';
import { execute, type Operator, operate } from '../sessions.ts';

async function typed(operator: Operator, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const shown = await operator.shows(line);
    if (line !== 'configure terminal') expect({ line, shown }).toEqual({ line, shown: '' });
  }
}

const lines = [
  'class-map type qos match-all RDMA',
  '  match cos 3',
  '  match dscp 26,46',
  'policy-map type qos mark',
  '  class RDMA',
  '    set qos-group 3',
  '    police cir 10 mbps bc 200 ms conform transmit violate drop',
  '  class class-default',
  'policy-map type queuing out',
  '  class type queuing c-out-q3',
  '    bandwidth remaining percent 40',
  'class-map type network-qos match-any lossless',
  '  match qos-group 3',
  'policy-map type network-qos jumbo',
  '  class type network-qos lossless',
  '    mtu 9216',
  '    pause pfc-cos 3',
  '  class type network-qos class-default',
  '    mtu 1500',
  'system qos',
  '  service-policy type qos input mark',
  '  service-policy type queuing output out',
  '  service-policy type network-qos jumbo',
];

it('classes and policies are written as the device writes them', async () => {
  await operate(async (operator) => {
    await typed(operator, [
      'configure terminal',
      'class-map RDMA',
      'match cos 3',
      'match dscp af31,ef',
      'class-map type network-qos match-any lossless',
      'match qos-group 3',
      'policy-map mark',
      'class type qos RDMA',
      'set qos-group 3',
      'police 10 mbps bc 200 ms conform transmit violate drop',
      'class class-default',
      'policy-map type network-qos jumbo',
      'class type network-qos lossless',
      'mtu 9216',
      'pause pfc-cos 3',
      'class type network-qos class-default',
      'mtu 1500',
      'policy-map type queuing out',
      'class type queuing c-out-q3',
      'bandwidth remaining percent 40',
      'system qos',
      'service-policy input mark',
      'service-policy type queuing output out',
      'service-policy type network-qos jumbo',
      'end',
    ]);
    const { output } = await execute(
      'show running-config | section "class-map|policy-map|system qos"',
      operator.switch,
    );
    expect(output.split('\n').filter((line) => lines.includes(line))).toEqual(lines);
    const system = await operator.shows('show policy-map system type network-qos');
    expect(system).toContain(
      '  policy-map type network-qos jumbo\n    class type network-qos lossless\n      mtu 9216\n',
    );
    const queues = JSON.parse((await execute('show queuing interface e1/1 | json', operator.switch)).output);
    expect(queues.TABLE_queuing_interface.ROW_queuing_interface).toMatchObject({
      if_name_str: 'Ethernet1/1',
      TABLE_qosgrp_cfg: { ROW_qosgrp_cfg: { qosgrp: '3', bandwidth: '40' } },
    });
  });
});

it('a class or a system policy that goes is no longer written', async () => {
  await operate(async (operator) => {
    await typed(operator, [
      'configure terminal',
      'system qos',
      'service-policy type network-qos jumbo',
      'no service-policy type network-qos jumbo',
      'policy-map mark',
      'class a',
      'class b',
      'no class a',
      'end',
    ]);
    const { output } = await execute('show running-config | section "policy-map type qos|system qos"', operator.switch);
    expect(output.trimEnd().split('\n')).toEqual(['policy-map type qos mark', '  class b']);
  });
});
