import { describe, expect, it } from 'vitest';
import { type Outcome, summaryOf } from '../../../src/scenario/outcome.ts';
import { reporters } from '../../../src/scenario/reporters/all.ts';

const passed: Outcome = {
  file: 'scenarios/a.yaml',
  title: 'First & <best>',
  tags: ['technote'],
  durationMs: 12.4,
  stepCount: 3,
  skippedCount: 0,
  failure: undefined,
  transcripts: [{ session: '', text: 'switch# ' }],
  changes: [],
};
const failed: Outcome = {
  ...passed,
  file: 'scenarios/b.yaml',
  title: 'Second #2',
  durationMs: 1500,
  skippedCount: 1,
  failure: { file: 'scenarios/b.yaml', line: 7, step: 'type show clock', problems: ['the screen contains "x"', '| x'] },
  transcripts: [{ session: 'sw2', text: 'switch# show clock\nx\nswitch# ' }],
};

/** All that a reporter prints for a passed and a failed scenario. */
function printed(name: string, outcomes: readonly Outcome[] = [passed, failed]): string {
  const make = reporters[name];
  if (make === undefined) throw new Error(`no reporter ${name}`);
  const reporter = make();
  const parts = outcomes.map((outcome, index) => reporter.finished(outcome, index + 1));
  return [reporter.started(2), ...parts, reporter.ended(outcomes, summaryOf(outcomes, 1512))].join('');
}

describe('reporters', () => {
  it('pretty', () => {
    expect(printed('pretty')).toBe(`ok   First & <best> (12 ms)
FAIL Second #2 (1500 ms, 1 of 3 steps not checked: it needs a lab)
     scenarios/b.yaml:7: type show clock
       the screen contains "x"
       | x

     session sw2:
       | switch# show clock
       | x
       | switch#


1 passed, 1 failed in 1.5 s
`);
  });

  it('shows the screen of the failure once', () => {
    const text = 'switch# show clock\nx\nswitch#';
    const failure = {
      file: 'b.yaml',
      line: 7,
      step: 'type show clock',
      problems: ['the screen lacks "y"', '| x', '| switch#'],
    };
    expect(
      printed('pretty', [{ ...failed, failure, transcripts: [{ session: 'sw2', text: `welcome\n${text}` }] }]),
    ).toContain(`
       the screen lacks "y"
       | x
       | switch#

     session sw2:
       | welcome
       | switch# show clock
       (the screen above)
`);
  });

  it('tap', () => {
    expect(printed('tap')).toBe(`TAP version 14
1..2
ok 1 - First & <best>
not ok 2 - Second \\#2
  ---
  message: |2
    scenarios/b.yaml:7: type show clock
      the screen contains "x"
      | x
  transcript: |2
    session sw2:
      | switch# show clock
      | x
      | switch#
  ...
`);
  });

  it('junit', () => {
    expect(printed('junit')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="2" failures="1" skipped="0" time="1.512">
  <testsuite name="n3k scenario" tests="2" failures="1" skipped="0" time="1.512">
    <testcase name="First &amp; &lt;best&gt;" classname="scenarios/a.yaml" time="0.012"/>
    <testcase name="Second #2" classname="scenarios/b.yaml" time="1.500">
      <failure message="the screen contains &quot;x&quot;">scenarios/b.yaml:7: type show clock
  the screen contains &quot;x&quot;
  | x</failure>
      <system-out>session sw2:
  | switch# show clock
  | x
  | switch#</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('json', () => {
    const value: unknown = JSON.parse(printed('json'));
    const common = { tags: ['technote'], steps: 3 };
    expect(value).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
      skippedSteps: 1,
      durationMs: 1512,
      scenarios: [
        { file: passed.file, title: passed.title, outcome: 'passed', durationMs: 12, skippedSteps: 0, ...common },
        {
          file: failed.file,
          title: failed.title,
          outcome: 'failed',
          durationMs: 1500,
          skippedSteps: 1,
          ...common,
          failure: failed.failure,
          transcripts: failed.transcripts,
        },
      ],
    });
  });

  it('say loudly what could not be checked at another device', () => {
    const partly = [{ ...passed, skippedCount: 2 }];
    expect(printed('pretty', partly)).toBe(
      'SKIP First & <best> (12 ms, 2 of 3 steps not checked: they need a lab)\n\n0 passed, 0 failed, 1 only in part (2 steps not checked) in 1.5 s\n',
    );
    expect(printed('tap', partly)).toContain('ok 1 - First & <best> # SKIP 2 of 3 steps not checked');
    expect(printed('junit', partly)).toMatch(/skipped="1"[\s\S]*<skipped message="2 of 3 steps not checked/);
    expect(JSON.parse(printed('json', partly))).toMatchObject({
      passed: 0,
      skipped: 1,
      skippedSteps: 2,
      scenarios: [{ outcome: 'skipped' }],
    });
  });
});
