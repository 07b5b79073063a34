import { form, type Mistake, sense } from './mistake.ts';

const head = 'title: x\nsteps:\n';

/** A scenario with one step. */
const step = (text: string): string => `${head}  - ${text}\n`;

/** A scenario that writes its lab itself. */
const lab = (device: string, steps = '  - type: show clock\n'): string =>
  `title: x\nlab:\n  devices:\n    - name: sw1\n${device}steps:\n${steps}`;
const soundDevice = '      model: N3K-C3064PQ-10GE\n      release: 9.3(4)\n';

/** What people write wrong in scenarios. */
export const scenarioMistakes: readonly Mistake[] = [
  form('no steps', '«title: x\n', /"steps" is missing .*what is typed/),
  form('no title', '«steps:\n  - type: a\n', /"title" is missing/),
  form('no steps in the list', 'title: x\nsteps: «[]\n', /at least one step/),
  form(
    'a misspelt key at the top',
    `«titel: x\ntitle: y\nsteps:\n  - type: a\n`,
    /unknown key "titel" \(did you mean "title"\?/,
  ),
  form(
    'a misspelt step',
    step('«tipe: show version'),
    /unknown step "tipe" \(did you mean "type"\? steps: type, press/,
  ),
  form(
    'a word of another tool for a step',
    step('«command: show version'),
    /unknown step "command" \(did you mean "type"\?/,
  ),
  form('a step that is only a text', step('«show version'), /expected a step.*- type: show version/),
  form('a misspelt expectation', step('type: a\n    «contain: b'), /unknown key "contain" \(did you mean "contains"\?/),
  form(
    'another word for an expectation',
    step('type: a\n    «output: b'),
    /unknown key "output" \(did you mean "shows"\?/,
  ),
  form('two kinds in a step', step('type: a\n    «press: b'), /"type" and "press" in one step .*begin a new one/),
  form(
    'three kinds in a step',
    step('powerOff:\n    «pullStick: usb1\n    note: x'),
    /"powerOff" and "pullStick" in one step/,
  ),
  form('a number for a text', step('type: «5'), /expected a text, not the number 5 \(quote it: "5"\)/),
  form('true for a text', step('type: «true'), /expected a text, not the boolean true \(quote it: "true"\)/),
  form('a release that looks like a number', step('state: { release: «9.3 }'), /quote it: "9\.3"/),
  form('an answer that is no list', step('type: reload\n    answers: «y'), /expected a list, not "y"/),
  form('an answer that is a number', step('type: reload\n    answers: [«1]'), /quote it: "1"/),
  form('yes for true', step('file: bootflash:a\n    exists: «yes'), /expected true or false, not "yes"/),
  form('a duration that goes back', step('advance: «-30'), /expected milliseconds from 0: time only goes forward/),
  form(
    'a number in quotation marks for a duration',
    step("advance: «'60000'"),
    /write it without quotation marks: 60000/,
  ),
  form('a duration in words', step('advance: «soon'), /expected a duration such as 500 ms, 30 s/),
  form('a timeout with a strange unit', step('type: a\n    timeout: «5 minutes'), /expected a duration/),
  form('a moment that is none', step('at: «tomorrow'), /expected a UTC date and time such as/),
  sense('a moment that no calendar has', step('at: «2020-06-31 99:00:00'), /expected a UTC date and time such as/),
  form('a wait without an end', step('«wait: { kind: stage.changed }'), /"within" is missing/),
  form('an event without a kind', step('journal: «{ stage: running }'), /"kind" is missing/),
  sense(
    'an unknown event',
    step('journal: { kind: «stage.change }'),
    /unknown event "stage\.change" \(did you mean "stage\.changed"\?/,
  ),
  sense(
    'an unknown field of an event',
    step('journal: { kind: stage.changed, «state: running }'),
    /has no field "state"/,
  ),
  sense('an unknown defect', step('journal: { kind: defect.hit, defect: «CSCvt11427 }'), /did you mean "CSCvt11426"\?/),
  form(
    'a strange stage',
    step('state: { stage: «runing }'),
    /expected .*running.* not "runing" \(did you mean "running"\?/,
  ),
  form(
    'a strange field of a state',
    step('state: { «hostname: x }'),
    /unknown key "hostname" .*known keys: stage, release/,
  ),
  sense(
    'an unknown release',
    step('state: { release: «9.3(44) }'),
    /unknown release "9\.3\(44\)" \(did you mean "9\.3\(4\)"\?/,
  ),
  sense('an unknown filesystem', step('file: «bootflsh:a'), /no filesystem "bootflsh" \(did you mean "bootflash"\?/),
  sense('an unknown filesystem of free bytes', step('state: { freeBytes: { «flash: 1 } }'), /no filesystem "flash"/),
  sense('an unknown slot', step('pullStick: «usb3'), /has no slot "usb3" \(did you mean "usb1"\?/),
  sense('an unknown stick', step('insertStick: usb1\n    stick: «red'), /no stick "red" .*its sticks: /),
  form('an insert without a stick', step('«insertStick: usb1'), /"stick" is missing/),
  sense('an unknown device', step('powerOff: «sw9'), /no device "sw9" \(its devices: N3K-C3064PQ\)/),
  sense('an unknown session', step('type: a\n    session: «second'), /no step opens a session "second"/),
  sense('a session that nobody opens', step('closeSession: «second'), /no step opens a session "second"/),
  sense('a state that nobody saved', step('restore: «before'), /no step saves "before"/),
  form('a link at half', step('setLink: mgmt0\n    link: «half'), /expected up or down, not "half"/),
  form('a door that there is not', step('openSession: a\n    door: «ssh'), /expected shell or console, not "ssh"/),
  form('a lever of before', step('«power: off'), /unknown step "power" \("power" became powerOn: or powerOff:/),
  form('a session of before', step('«open: a\n    at: console'), /"open" became openSession:/),
  form('a key of before', step('type: a\n    «on: sw1'), /unknown key "on" \(did you mean "session"\?/),
  form(
    'a lever with what it does not take',
    step('powerOff:\n    «device: N3K-C3064PQ'),
    /unknown key "device" .*powerOff, timeout/,
  ),
  form('an unknown point', step('raiseFault: «loader.chek\n    answer: mismatch'), /did you mean "loader\.check"\?/),
  sense(
    'an answer that the point does not give',
    step('raiseFault: loader.check\n    answer: «mismach'),
    /loader\.check does not answer "mismach" \(did you mean "mismatch"\?/,
  ),
  sense('an unknown filesystem to fill', step('fillDisk: «flash'), /no filesystem "flash"/),
  sense('a session whose screen nobody opened', step('screen: «second'), /no step opens a session "second"/),
  sense('an unknown fixture', step('use: «login'), /unknown fixture "login" \(known fixtures: none\)/),
  sense(
    'fixtures in a circle',
    'title: x\nfixtures:\n  a: [{ use: b }]\n  b: [{ use: «a }]\nsteps: [{ use: a }]\n',
    /use each other in a circle: a, b, a/,
  ),
  sense('an unknown variable', step('type: «show @{what}'), /unknown variable "what"/),
  sense(
    'a misspelt variable',
    'title: x\nvariables: { image: a }\nsteps:\n  - type: «dir @{imgae}\n',
    /did you mean "image"\? known variables: image/,
  ),
  sense(
    'a variable from below',
    'title: x\nvariables:\n  a: «"@{b}"\n  b: c\nsteps: [{ type: a }]\n',
    /unknown variable "b"/,
  ),
  sense('an invalid pattern', step('type: a\n    matches: «"("'), /expected a regular expression, but "\(" is none/),
  sense(
    'a pattern that looks ahead',
    step('expect: «"a(?=b)"'),
    /something that patterns do not take, at character 3.*no look-ahead/,
  ),
  sense('a pattern that repeats too much', step('expect: «"(a{200}){200}"'), /repeats too much/),
  sense('a capture with a group inside', step('type: a\n    capture: { x: «"(a)+" }'), /the group of the pattern/),
  sense('an unknown key to press', step('press: «"{ctl-c}"'), /unknown key \{ctl-c\} \(keys: \{enter\}/),
  form(
    'a matrix that is a text',
    'title: x\nmatrix: «release\nsteps: [{ type: a }]\n',
    /expected a list of values for each variable/,
  ),
  form(
    'a matrix with one value that is no list',
    'title: x\nmatrix:\n  release: «9.3(4)\nsteps: [{ type: a }]\n',
    /expected a list of values/,
  ),
  sense('a matrix without values', 'title: x\nmatrix: «{ release: [] }\nsteps: [{ type: a }]\n', /stands for nothing/),
  sense(
    'a matrix of 10^8 plays',
    `title: x\nmatrix: «{ ${Array.from('abcdefgh', (name) => `${name}: [0,1,2,3,4,5,6,7,8,9]`).join(', ')} }\nsteps: [{ type: a }]\n`,
    /a matrix of 100000000 plays \(at most 1000\)/,
  ),
  sense(
    'a range that nobody can play',
    step('each: n\n    of: «"sw[1-99999999]"\n    steps: [{ note: a }]'),
    /stands for 99999999 values/,
  ),
  sense('a range backwards', step('each: n\n    of: «"sw[9-1]"\n    steps: [{ note: a }]'), /stands for nothing/),
  sense(
    'a range in other words',
    step('each: n\n    of: «"sw[1..9]"\n    steps: [{ note: a }]'),
    /is no range .*sw\[1-100\]/,
  ),
  form('a repetition without steps', step('«each: n\n    of: [1, 2]'), /"steps" is missing/),
  sense(
    'a lab with a misspelt name',
    'title: x\nlab: «technot\nsteps: [{ type: a }]\n',
    /no lab "technot" .*did you mean "technote"\?/,
  ),
  sense(
    'a lab file that is not there',
    'title: x\nlab: «labs/none.yaml\nsteps: [{ type: a }]\n',
    /no lab "labs\/none\.yaml"/,
  ),
  sense(
    'an include that is not there',
    'title: x\ninclude: [«none.yaml]\nsteps: [{ type: a }]\n',
    /none\.yaml: no such file or folder/,
  ),
  sense('an include of itself', 'title: x\ninclude: [«a.yaml]\nsteps: [{ type: a }]\n', /includes itself/),
  form(
    'an include that is no list',
    'title: x\ninclude: «a.yaml\nsteps: [{ type: a }]\n',
    /expected a list, not "a\.yaml"/,
  ),
  sense('a transcript that is not there', step('transcript: «none.txt'), /none\.txt: no such file/),
  sense('a golden file that is not there', step('type: a\n    golden: «none.txt'), /none\.txt: no such file/),
  form('a strange clock', 'title: x\nclock: «fast\nsteps: [{ type: a }]\n', /expected instant or by-hand, not "fast"/),
  form('tags that are no list', 'title: x\ntags: «defect\nsteps: [{ type: a }]\n', /expected a list, not "defect"/),
  form('a seed that is a number', 'title: x\nseed: «0042\nsteps: [{ type: a }]\n', /quote it: "0042"/),
  sense(
    'a change of an unknown device',
    'title: x\nchange:\n  devices:\n    «sw1: { release: 9.3(4) }\nsteps: [{ type: a }]\n',
    /no device "sw1" .*N3K-C3064PQ/,
  ),
  sense(
    'an unknown model in a change',
    'title: x\nchange: { devices: { N3K-C3064PQ: { model: «N3K-C3064 } } }\nsteps: [{ type: a }]\n',
    /unknown model "N3K-C3064" \(did you mean "N3K-C3064/,
  ),
  sense(
    'an unknown model in a lab',
    lab('      model: «N3K-C3064PQ\n      release: 9.3(4)\n'),
    /did you mean "N3K-C3064PQ-10GE"\?/,
  ),
  sense(
    'a model with a letter too few',
    lab('      model: «N3K-C3064PQ-10G\n      release: 9.3(4)\n'),
    /did you mean "N3K-C3064PQ-10GE"\?/,
  ),
  sense(
    'a lab without a release',
    lab('      model: N3K-C3064PQ-10GE\n').replace('- name', '- «name'),
    /"release" is missing/,
  ),
  sense('an unknown key in a lab', lab(`${soundDevice}      «colour: red\n`), /unknown key "colour"/),
  form('a sum that is none', step('file: bootflash:a\n    md5: «abc'), /expected 32 hexadecimal digits, not "abc"/),
  form('a size in words', step('file: bootflash:a\n    sizeBytes: «1 MB'), /expected a whole number from 0/),
  form('a tab', 'title: x\nsteps:\n«\t- type: a\n', /a tab stands where blanks belong/),
  form(
    'a key in the wrong column',
    'title: x\nsteps:\n  - type: a\n   «contains: b\n',
    /indent|column|"key: value"|mapping/i,
  ),
  form(
    'a key twice',
    'title: x\n«title: y\nsteps: [{ type: a }]\n',
    /"title" stands here a second time, first in line 1 \(write title: once/,
  ),
  form(
    'a colon inside a text',
    'title: x\nsteps:\n  - type: copy tftp: «bootflash: vrf management\n',
    /a second ": " on one line .*quote a text/,
  ),
  form('a bracket that is not closed', 'title: x\nsteps: [{ type: a }\n«', /missing|must|closed|\]/i),
  form('a quotation mark that is not closed', 'title: "x\nsteps: [{ type: a }]\n«', /a quotation mark is missing/),
  form('backslashes in double quotes', 'title: x\nsteps:\n  - expect: "«\\d+"\n', /single quotes/),
  form(
    'a text that begins with a star',
    'title: x\nsteps:\n  - type: «*all\n',
    /unknown alias .*quote a text that begins with \*/,
  ),
  form('a text that begins with an at sign', 'title: x\nsteps:\n  - type: «@home\n', /quote the text/),
  form('a second document', 'title: x\nsteps: [{ type: a }]\n«---\ntitle: y\n', /a second document/),
  form('a null for a list', 'title: x\nsteps: «\n', /expected a list of steps.*not nothing/),
];
