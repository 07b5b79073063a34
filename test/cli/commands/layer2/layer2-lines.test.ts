import { expect, it } from 'vitest';
import { execute, labWith, operate } from '../sessions.ts';

const n3172 = labWith({ model: 'N3K-C3172PQ-10GE', release: '9.3(8)', bootflash: {}, usb1: undefined });

it('lines about layer 2 are written in canonical form, and what a feature opened is gone with it', async () => {
  await operate(async ({ switch: started }) => {
    const shown = async (line: string): Promise<string> => (await execute(line, started)).output;
    const typed = async (...lines: readonly string[]): Promise<void> => {
      await execute(['configure terminal', ...lines].join(' ; '), started);
    };
    await typed('feature lldp', 'feature udld', 'feature port-security', 'feature private-vlan');
    await typed(
      'interface e1/1',
      'storm-control broadcast level 1.5',
      'storm-control action trap',
      'spanning-tree port type edge trunk',
      'no cdp enable',
      'no lldp transmit',
      'udld aggressive',
      'switchport port-security maximum 3',
      'switchport port-security mac-address 00:11:22:33:44:55 vlan 10',
    );
    await typed('vlan 10', 'private-vlan primary', 'private-vlan association 20', 'private-vlan association add 21');
    expect(await shown('show running-config interface e1/1 | exclude "^!|^version|^$"')).toBe(
      [
        'interface Ethernet1/1',
        '  no cdp enable',
        '  no lldp transmit',
        '  switchport port-security maximum 3',
        '  switchport port-security mac-address 0011.2233.4455 vlan 10',
        '  spanning-tree port type edge trunk',
        '  storm-control broadcast level 1.50',
        '  storm-control action trap',
        '  udld aggressive',
        '',
      ].join('\n'),
    );
    expect(await shown('show running-config | section "^vlan 10"')).toContain('  private-vlan association 20-21\n');
    await typed('no feature lldp', 'no feature udld', 'no feature port-security', 'no feature private-vlan');
    await typed('interface e1/1', 'no storm-control action trap');
    const left = await shown('show running-config');
    for (const word of ['lldp', 'udld', 'port-security', 'private-vlan', 'action']) expect(left).not.toContain(word);
    await typed('interface e1/1', 'no switchport');
    expect(await shown('show running-config interface e1/1')).not.toContain('spanning-tree');
  }, n3172);
});

it('what is asked of a feature that is off does not exist', async () => {
  await operate(async ({ switch: started }) => {
    for (const line of ['show udld global', 'show vtp status', 'show port-security', 'show vlan private-vlan']) {
      expect((await execute(line, started)).output).toContain('Syntax error while parsing');
    }
    expect((await execute('configure terminal ; lldp timer 40', started)).output).toContain(
      'Syntax error while parsing',
    );
  });
});

it('a session of SPAN tells why it does not run', async () => {
  await operate(async ({ switch: started }) => {
    const row = async (): Promise<string> => (await execute('show monitor | last 1', started)).output.trimEnd();
    const add = (...lines: readonly string[]) =>
      execute(['configure terminal', 'monitor session 1', ...lines].join(' ; '), started);
    expect(await row()).toBe('Note: No sessions configured');
    await add('description mirrored');
    expect(await row()).toBe('1        down         Session admin shut      mirrored');
    await add('no shut');
    expect(await row()).toContain('No sources configured');
    await add('source interface e1/1');
    expect(await row()).toContain('No dest configured');
    await add('destination interface e1/2');
    expect(await row()).toContain('No operational src/dst');
    started.device.conditions.setLink('Ethernet1/1', 'up');
    started.device.conditions.setLink('Ethernet1/2', 'up');
    expect(await row()).toBe('1        up           The session is up       mirrored');
    expect((await execute('show running-config | begin "^monitor"', started)).output).toBe(
      [
        'monitor session 1',
        '  description mirrored',
        '  source interface Ethernet1/1 both',
        '  destination interface Ethernet1/2',
        '  no shut',
        '',
      ].join('\n'),
    );
  });
});

it('errdisable, UDLD, VTP and LLDP tell as clients read them', async () => {
  await operate(async ({ switch: started }) => {
    const data = async (line: string): Promise<Record<string, unknown>> =>
      JSON.parse((await execute(`${line} | json`, started)).output);
    await execute('conf t ; feature udld ; feature vtp ; feature lldp', started);
    expect(await data('show udld global')).toEqual({ 'udld-global-mode': 'enabled', 'message-interval': '15' });
    await execute('conf t ; udld aggressive ; udld message-time 20 ; vtp domain ntc ; vtp version 2', started);
    expect(await data('show udld global')).toEqual({
      'udld-global-mode': 'enabled-aggressive',
      'message-interval': '20',
    });
    const { output: status } = await execute('show vtp status', started);
    // The patterns of cisco.nxos nxos_vtp_domain.
    expect(/.*VTP version running\s+:\s+(\d)/s.exec(status)?.[1]).toBe('2');
    expect(/.*VTP Domain Name\s+:\s+(\S+)/s.exec(status)?.[1]).toBe('ntc');
    expect(await data('show vtp password')).toEqual({ passwd: '\\' });
    await execute('conf t ; vtp password secret ; errdisable recovery cause bpduguard', started);
    expect(await data('show vtp password')).toEqual({ passwd: 'secret' });
    expect((await execute('show errdisable recovery | include guard', started)).output).toBe(
      `bpduguard${' '.repeat(23)}enabled\n`,
    );
    // What genieparser's golden of `show lldp timers` has.
    await execute('conf t ; lldp holdtime 129 ; lldp reinit 5 ; lldp timer 35', started);
    expect((await execute('show lldp timers', started)).output).toMatch(
      /LLDP Timers:\n\n {4}Holdtime in seconds: 129\n {4}Reinit-time in seconds: 5\n {4}Transmit interval in seconds: 35\n/,
    );
  });
});

it('the table of MAC addresses has what somebody wrote into it, and the switch itself', async () => {
  await operate(async ({ switch: started }) => {
    await execute('conf t ; mac address-table static 0011.2233.4455 vlan 10 interface e1/1', started);
    await execute('conf t ; mac address-table static 0011.2233.4466 vlan 20 drop', started);
    const rows = async (filter = ''): Promise<readonly string[]> =>
      (await execute(`show mac address-table ${filter} | include static`, started)).output.split('\n').slice(0, -1);
    expect(await rows()).toEqual([
      '*   10     0011.2233.4455   static   -         F      F    Eth1/1',
      '*   20     0011.2233.4466   static   -         F      F    Drop',
      `G    -     ${started.device.macAddress}   static   -         F      F    sup-eth1(R)`,
    ]);
    expect(await rows('vlan 20')).toHaveLength(1);
    expect(await rows('interface ethernet 1/1')).toHaveLength(1);
    expect(await rows('dynamic')).toEqual([]);
    expect(await rows('address 0011.2233.4466')).toHaveLength(1);
    expect((await execute('show mac address-table aging-time', started)).output).toContain('1800');
  });
});
