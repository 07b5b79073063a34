import { expect, it } from 'vitest';
import { labWith, operate } from './sessions.ts';

it('show boot tells its structure, for one image and for two', async () => {
  await operate(async ({ shows }) => {
    expect(JSON.parse(await shows('show boot | json'))).toEqual({
      TABLE_Current_Bootvar: {
        ROW_Current_Bootvar: {
          current_sup_module: 'sup-1',
          current_image: 'bootflash:/nxos.7.0.3.I7.8.bin',
          current_poap_status: 'Disabled',
        },
      },
      TABLE_Startup_Bootvar: {
        ROW_Startup_Bootvar: {
          start_sup_module: 'sup-1',
          start_image: 'bootflash:/nxos.7.0.3.I7.8.bin',
          start_poap_status: 'Disabled',
        },
      },
    });
  });
  await operate(
    async ({ shows }) => {
      // Releases before 7.0(3) have no json.
      expect((await shows('show boot | xml')).match(/<current_.*>/g)).toEqual([
        '<current_sup_module>sup-1</current_sup_module>',
        '<current_kick_image>bootflash:/n3000-uk9-kickstart.6.0.2.U6.3a.bin</current_kick_image>',
        '<current_sys_image>bootflash:/n3000-uk9.6.0.2.U6.3a.bin</current_sys_image>',
        '<current_poap_status>Disabled</current_poap_status>',
      ]);
    },
    labWith({ release: '6.0(2)U6(3a)', bootflash: {}, usb1: undefined }),
  );
});

it('show users tells its structure', async () => {
  await operate(async ({ shows }) => {
    const { TABLE_sessions: sessions } = JSON.parse(await shows('show users | json'));
    expect(sessions.ROW_sessions).toEqual({
      u_name: 'admin',
      t_terminal: 'pts/0',
      t_time: 'Jun 15 20:00',
      t_idle: '.',
      p_pid: expect.stringMatching(/^\d+$/),
      c_comment: '(127.0.0.1) *',
    });
  });
});

it('show terminal tells its structure, and what the session has chosen', async () => {
  await operate(async ({ shows, type }) => {
    await type('terminal redirection-mode zipped');
    await type('terminal event-manager bypass');
    await type('terminal length 40');
    await type('terminal session-timeout 12');
    expect(JSON.parse(await shows('show terminal | json'))).toEqual({
      terminal_tty: '/dev/pts/0',
      terminal_type: 'inside',
      terminal_length: '40 lines, ',
      terminal_width: expect.stringMatching(/^\d+ columns$/),
      session_timeout: '12 minutes',
      evnt_mgr_cli_evnt_bypass: 'yes',
      redirection_mode: 'zipped',
      acc_log_all_commands: 'no',
      vlan_mutex_value: '1',
      vlan_batch_mode: 'yes',
    });
    await type('no terminal redirection-mode');
    await type('terminal no event-manager bypass');
    expect(await shows('show terminal | include "mode: ascii|bypass: no"')).toBe(
      'Event Manager CLI event bypass: no\nRedirection mode: ascii',
    );
  });
});

it('show logging tells its structure', async () => {
  await operate(async ({ shows, type }) => {
    await type('conf t ; logging server 192.0.2.9 4 ; no logging console ; logging level vshd 6 ; end');
    const shown = JSON.parse(await shows('show logging info | json'));
    expect(shown).toMatchObject({
      console_status: 'disabled',
      monitor_status: 'enabled',
      monitor_severity: 'notifications',
      log_timestamp: 'Seconds',
      server_status: 'enabled',
      TABLE_logging_server: {
        ROW_logging_server: {
          server_host: '192.0.2.9',
          server_severity: 'warnings',
          server_facility: 'local7',
          server_vrf: 'management',
        },
      },
      logfile_status: 'enabled',
      logfile_severity: 'notifications',
      logfile_name: 'messages',
      logfile_size: 4194304,
    });
    expect(shown).not.toHaveProperty('console_severity');
    expect(shown.TABLE_facility.ROW_facility).toContainEqual({
      facility_name: 'vshd',
      default_severity: '5',
      session_severity: '6',
    });
  });
});
