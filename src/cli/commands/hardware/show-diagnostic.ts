import type { Device } from '../../../machine/device.ts';
import { showing } from '../../notation/showing.ts';
import { table } from '../words/table.ts';

const help = {
  diagnostic: 'Diagnostic commands',
  result: 'Show diagnostic test result',
  module: 'Module Keyword',
  detail: 'Detailed result',
  bootup: 'Show diagnostic bootup information',
  level: 'Show diagnostic bootup level information',
  content: 'Show diagnostic test content',
  events: 'Diagnostic events',
  status: 'Show test status(running/enqueued)',
  ondemand: 'Show diagnostic on demand information',
  setting: 'Show diagnostic on demand settings',
};

/** A test of the hardware, and how often it runs while the switch does; undefined when only at the start. */
interface Test {
  readonly name: string;
  readonly interval?: string;
  readonly isPerPort?: true;
}

/** Tests of Nexus 3000 with their intervals: Cisco's system management guides ("Configuring Online Diagnostics"). */
const tests: readonly Test[] = [
  { name: 'TestUSBFlash' },
  { name: 'TestSPROM' },
  { name: 'TestPCIe' },
  { name: 'TestLED', interval: '00:00:30' },
  { name: 'TestOBFL', interval: '00:00:30' },
  { name: 'TestNVRAM' },
  { name: 'TestPowerSupply', interval: '00:00:30' },
  { name: 'TestTemperatureSensor', interval: '00:00:30' },
  { name: 'TestFan', interval: '00:00:30' },
  { name: 'TestVoltage', interval: '00:00:30' },
  { name: 'TestGPIO' },
  { name: 'TestInbandPort' },
  { name: 'TestManagementPort' },
  { name: 'TestMemory' },
  { name: 'TestForwardingEngine' },
  { name: 'TestForwardingEnginePort', isPerPort: true },
  { name: 'TestFrontPort', isPerPort: true },
];

const level = 'complete';

/** Lines of ports, sixteen in each. */
function* portLines(ports: number): Generator<string> {
  for (let first = 1; first <= ports; first += 16) {
    const numbers = Array.from({ length: Math.min(16, ports - first + 1) }, (_, index) => first + index);
    yield `          Port  ${numbers.map((number) => String(number).padStart(2)).join(' ')}`;
    yield `          ${'-'.repeat(5 + numbers.length * 3)}`;
    yield `                ${numbers.map(() => ' .').join(' ')}`;
    yield '';
  }
}

function moduleOf({ model, serialNumber }: Device) {
  return { name: model.moduleType, ports: model.ports, serialNumber };
}

/** `show diagnostic result module`: every part of the hardware is well. Form: Cisco's guides and genieparser; keys: reference of 9.3. */
export const showDiagnosticResult = showing('show diagnostic result module { all | <module:1-1> } [detail]', {
  help: { ...help, all: 'Select all module ID', '<module>': 'Module number' },
  examples: ['show diagnostic result module 1', 'show diagnostic result module all'],
  read: ({ device }) => moduleOf(device),
  *print({ name, ports, serialNumber }) {
    yield `Current bootup diagnostic level: ${level}`;
    yield `Module 1: ${name}  SerialNo : ${serialNumber}`;
    yield '';
    yield '  Overall Diagnostic Result for Module 1 : PASS';
    yield `  Diagnostic level at card bootup: ${level}`;
    yield '';
    yield '        Test results: (. = Pass, F = Fail, I = Incomplete,';
    yield '        U = Untested, A = Abort, E = Error disabled)';
    yield '';
    for (const [index, test] of tests.entries()) {
      const number = `${String(index + 1).padStart(10)})`;
      if (test.isPerPort) yield* [`${number} ${test.name}:`, '', ...portLines(ports)];
      else yield `${number} ${`${test.name} `.padEnd(40, '-')}> .`;
    }
  },
  structure: ({ name, ports }) => ({
    module_id: '1',
    curr_diag_level: level,
    module_name: name,
    bootup_diag_level: level,
    ...table(
      'Test',
      tests.map((test, index) => ({
        test_id: String(index + 1),
        testname: test.name,
        ...(test.isPerPort
          ? {
              passed_ports: `1-${ports}`,
              failed_ports: '',
              incomplete_ports: '',
              untested_ports: '',
              aborted_ports: '',
              err_disabled_ports: '',
            }
          : { testresult: '.' }),
      })),
    ),
  }),
});

/** What an attribute of a test says, by its place. */
const attributes = [
  'B/C/* - Bypass bootup level test / Complete bootup level test / NA',
  'P/*   - Per port test / NA',
  'M/S/* - Only applicable to active / standby unit / NA',
  'D/N/* - Disruptive test / Non-disruptive test / NA',
  'H/O/* - Always enabled monitoring test / Conditionally enabled test / NA',
  'F/*   - Fixed monitoring interval test / NA',
  'X/*   - Not a health monitoring test / NA',
  'E/*   - Sup to line card test / NA',
  'L/*   - Exclusively run this test / NA',
  'T/*   - Not an ondemand test / NA',
  'A/I/* - Monitoring is active / Monitoring is inactive / NA',
];

/** What a test is: run at the start, or over and over. Which letters each has is inferred from its interval. */
function attributesOf({ interval, isPerPort }: Test): string {
  if (interval !== undefined) return '***NH*****A';
  return `C${isPerPort ? 'P' : '*'}*N**X**T*`;
}

/** `show diagnostic content module`. Form: genieparser ShowDiagnosticContentModule; keys: the command reference of 9.3. */
export const showDiagnosticContent = showing('show diagnostic content module { all | <module:1-1> }', {
  help: { ...help, all: 'Select all module ID', '<module>': 'Module number' },
  examples: ['show diagnostic content module 1'],
  read: ({ device }) => moduleOf(device),
  *print({ name }) {
    yield 'Diagnostics test suite attributes:';
    yield* attributes;
    yield '';
    yield '';
    yield `Module 1: ${name}`;
    yield '';
    yield '                                                       Testing Interval';
    yield 'ID     Name                               Attributes      (hh:mm:ss)';
    yield '____   __________________________________ ____________   _________________';
    for (const [index, test] of tests.entries()) {
      const title = `${test.name}`.padEnd(32, '-');
      yield `${String(index + 1).padStart(2)})    ${title}>     ${attributesOf(test)}     ${test.interval ?? '-NA-'}`;
    }
  },
  structure: ({ name }) => ({
    attr_descr: attributes.join('\n'),
    ...table('Module', [
      {
        module_id: '1',
        module_type: name,
        ...table(
          'test',
          tests.map((test, index) => ({
            test_id: String(index + 1),
            testname: test.name,
            test_attr: attributesOf(test),
            test_interval: test.interval ?? '-NA-',
          })),
        ),
      },
    ]),
  }),
});

/** `show diagnostic bootup level`; key: the command reference of 9.3. */
export const showDiagnosticLevel = showing('show diagnostic bootup level', {
  help,
  read: () => level,
  print: (known) => ['', `        Current bootup diagnostic level: ${known}`, ''],
  structure: (known) => ({ bootup_level: known }),
});

/** `show diagnostic events`: what tests have found; nothing. */
export const showDiagnosticEvents = showing('show diagnostic events [ error | info ]', {
  help,
  read: () => [],
  print: (lines) => lines,
  structure: () => ({}),
});

/** `show diagnostic status module`: what runs and what waits; nothing does. Keys: the command reference of 9.3. */
export const showDiagnosticStatus = showing('show diagnostic status module <module:1-1>', {
  help: { ...help, '<module>': 'Module number' },
  read: ({ device }) => moduleOf(device).name,
  *print(name) {
    yield '        <BU>-Bootup Diagnostics, <HM>-Health Monitoring Diagnostics';
    yield '        <OD>-OnDemand Diagnostics, <SCH>-Scheduled Diagnostics';
    yield '';
    yield '=============================================';
    yield `Card:(1) ${name}`;
    yield '=============================================';
    yield 'Current running test               Run by';
    yield '-NA-                                -NA-';
    yield '';
    yield 'Currently Enqueued Test             Run by';
    yield '-NA-                                -NA-';
  },
  structure: (name) => ({
    module_id: '1',
    module_name: name,
    ...table('current', [{ cur_test_name: '-NA-', cur_run_by: '-NA-' }]),
    ...table('enqued', [{ enq_test_name: '-NA-', enq_run_by: '-NA-' }]),
  }),
});

/** `show diagnostic ondemand setting`: once, and on after a failure, unless set otherwise (Cisco's guides; keys: reference of 9.3). */
export const showDiagnosticSetting = showing('show diagnostic ondemand setting', {
  help,
  read: () => ({ test_iteration_count: '1', action_on_failure: 'continue until test failure limit reaches 1' }),
  print: ({ test_iteration_count, action_on_failure }) => [
    `        Test iterations = ${test_iteration_count}`,
    `        Action on test failure = ${action_on_failure}`,
  ],
  structure: (known) => known,
});
