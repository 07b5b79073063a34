import { dmeWords } from '../../../machine/install/guards.ts';

/** How a line of the configuration is told that an image does not know. */
interface Incompatibility {
  readonly service: string;
  readonly capability: string;
  readonly description: string;
  readonly command: string;
}

/** Lines whose words are known: DME by a note on Nexus 3048, the command for iCAM by Cisco's own upgrade script; the rest of it inferred. */
const known: Readonly<Record<string, Incompatibility>> = {
  'system dme enable': {
    service: 'pltfm_config',
    capability: 'CAP_FEATURE_DME_ENABLED',
    description: dmeWords,
    command: 'Please use "no system dme enable" to disable DME feature',
  },
  'icam monitor scale': {
    service: 'icam',
    capability: 'CAP_FEATURE_ICAM_ENABLED',
    description: 'iCAM is not supported on this image',
    command: "Deactivate iCAM using 'install deactivate icam'",
  },
};

/** What `show incompatibility-all` says of lines that an image does not know (form: genie ShowIncompatibilityNxos). */
export function* incompatibilityWords(lines: readonly string[]): Generator<string> {
  yield 'The following configurations on active are incompatible with the system image';
  for (const [index, line] of lines.entries()) {
    // Service and capability of all other lines are inferred: the real ones are names inside NX-OS.
    const { service, capability, description, command } = known[line.replace(/^no (?=icam)/, '')] ?? {
      service: 'ascii-cfg',
      capability: 'CAP_FEATURE_CLI',
      description: `${line} is not known to the image`,
      command: `no ${line}`,
    };
    yield `${index + 1}) Service : ${service} , Capability : ${capability}`;
    yield `Description : ${description}`;
    yield 'Capability requirement : STRICT';
    yield `Enable/Disable command : ${command}`;
  }
}
