import { unreachable } from '../../../base/assert.ts';
import type { Bios } from '../../../facts/bios.ts';
import { release, toldNumber } from '../../../facts/release.ts';
import { hasTrait } from '../../../facts/traits.ts';
import type { InstallProblem, InstallStep, UpgradePlan } from '../../../machine/install/upgrade.ts';
import type { FileProblem } from '../../../machine/storage/problem.ts';

/** A second installer (nxos-behaviour 2.6). */
export const anotherInstaller = 'Another install procedure may be in progress. (0x401E0007)';

/** What the screen of an installer depends on: which one it is, of which release, and what the switch has. */
export type Installer = Pick<UpgradePlan, 'installer' | 'powerSequencer' | 'from'>;

/** How an installation ends that restarts nothing. */
export const installedWords = 'Install has been successful.';

/** Cells of a bar: 40 with the installers of 6.0(2)U3 to U6, 20 before and later (nxos-behaviour 2.1 and 2.2). */
export function barCells({ from }: Installer): number {
  return hasTrait(release(from), 'wideInstallerBars') ? 40 : 20;
}

/** What stands below the tables; with `no-reload` a capture of 10.6 warns in place of announcing the restart. */
export function outlook({ extent, installer }: Pick<UpgradePlan, 'extent' | 'installer'>): readonly string[] {
  if (extent !== 'no-reload' || installer !== 'single-image')
    return ['Switch will be reloaded for disruptive upgrade.'];
  return [
    'Additional info for this installation:',
    '-'.repeat(38),
    '',
    'Option "no-reload" has been used - it is necessary reload device after installation without saving config.',
    'Saving config before can result incorrect startup  config load after reload with new version of NXOS.',
    '',
  ];
}

/** `[#####               ]  25%`; the smallest bar has one cell. */
export function bar(cells: number, percent: number): string {
  const full = Math.max(1, Math.floor((cells * percent) / 100));
  return `[${'#'.repeat(full).padEnd(cells)}] ${String(percent).padStart(3)}%`;
}

/** The line or lines that announce a step (nxos-behaviour 2.1 and 2.2). */
export function stepTitle(step: InstallStep, plan: Installer): readonly string[] {
  switch (step.kind) {
    case 'verify':
      return [`Verifying image ${step.file} for boot variable "${step.variable}".`];
    case 'image-type':
      return ['Verifying image type.'];
    case 'version':
      return plan.installer === 'two-images'
        ? [`Extracting "${step.of}" version from image ${step.file}.`]
        : [`Preparing "${step.of}" version info using image ${step.file}.`];
    case 'runtime-checks':
      return ['Performing runtime checks.'];
    case 'module-support':
      return ['Performing module support checks.'];
    case 'notify':
      return ['Notifying services about system upgrade.'];
    case 'boot-variables':
      return ['Setting boot variables.'];
    case 'save':
      return ['Performing configuration copy.'];
    case 'convert':
      return ['Converting startup config.'];
    case 'bios':
      return refreshing(plan);
    case 'reboot':
      return ['Finishing the upgrade, switch will reboot in 10 seconds.'];
    default:
      return unreachable(step);
  }
}

function refreshing({ installer, powerSequencer }: Installer): readonly string[] {
  const hasSequencer = installer === 'two-images' && powerSequencer !== undefined;
  const parts = `bios/loader/bootrom${hasSequencer ? '/power-seq' : ''}`;
  const warned = [
    `Module 1: Refreshing compact flash and upgrading ${parts}.`,
    'Warning: please do not remove or power off the module at this time.',
  ];
  if (!hasSequencer) return warned;
  return [
    ...warned,
    'Note: Power-seq upgrade needs a power-cycle to take into effect.',
    'On success of power-seq upgrade, SWITCH OFF THE POWER to the system and then, power it up.',
  ];
}

/** The table of what happens to the module. */
export function compatibilityTable(plan: UpgradePlan): readonly string[] {
  return [
    'Compatibility check is done:',
    'Module  bootable          Impact  Install-type  Reason',
    '------  --------  --------------  ------------  ------',
    `     1       yes      disruptive         reset  ${reasonOf(plan)}`,
  ];
}

function reasonOf({ installer, images }: UpgradePlan): string {
  if (installer === 'single-image') return 'default upgrade is not hitless';
  if (images.length > 1) return 'Forced by the user';
  return 'Unsupported in new image, module needs to be powered off';
}

/** The table of versions; the two installers have columns of different widths. */
export function versionTable(plan: UpgradePlan): readonly string[] {
  const isOld = plan.installer === 'two-images';
  const widths = isOld ? [6, 16, 22, 22, 12] : [6, 10, 40, 20, 12];
  const row = (cells: readonly string[]): string =>
    cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ');
  const { running, alternate, offered, isNewer } = plan.bios;
  const had = isOld ? biosText(running) : `${biosText(running)}:${biosText(alternate)}`;
  const isNew = plan.from === plan.to ? 'no' : 'yes';
  // The installer of 6.0(2) calls a single image `kickstart` (VN-upg); the system image comes first.
  const named = [...plan.images]
    .reverse()
    .map(({ variable }) => (isOld && variable === 'nxos' ? 'kickstart' : variable));
  const parts =
    isOld && plan.images.length > 1 ? { 'power-seq': plan.powerSequencer, 'SFP-uC': plan.sfpMicrocontroller } : {};
  return [
    'Images will be upgraded according to following table:',
    row(['Module', 'Image', isOld ? 'Running-Version' : 'Running-Version(pri:alt)', 'New-Version', 'Upg-Required']),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...(plan.extent === 'bios' ? [] : named.map((name) => row(['1', name, told(plan.from), told(plan.to), isNew]))),
    row(['1', 'bios', had, biosText(isNewer ? offered : running), isNewer ? 'yes' : 'no']),
    ...Object.entries(parts).flatMap(([name, version]) =>
      version === undefined ? [] : [row(['1', name, version, version, 'no'])],
    ),
  ];
}

function told(text: string): string {
  return toldNumber(release(text));
}

function biosText({ version, compiled }: Bios): string {
  return `v${version}(${compiled})`;
}

/** A configuration that the new image lacks: a warning (nxos-behaviour 2.6). */
export function incompatibleWarning(file: string): readonly string[] {
  return [
    '"Running-config contains configuration that is incompatible with the new image (strict incompatibility).',
    ` Please run 'show incompatibility-all nxos ${file}' command to find out which feature needs to be disabled.".`,
  ];
}

/** What stands below a bar that failed. All but the BIOS's (Field Notice 70320) are inferred: nxos-behaviour 2.6 gives their shape. */
export function failureWords(problem: InstallProblem): readonly string[] {
  if (problem.why === 'bios-failed') {
    return [
      'Return code 0x40710003 (BIOS image not found).',
      'CAUTION: The BIOS/loader/bootrom of above module may be in corrupted state. Please try programming it again and DO NOT reboot without programming it successfully, otherwise you have to manually take out the flash from the card and program it in a BIOS programming station.',
      'Resetting boot variables. Please wait.',
      'Install has failed. Return code 0x40930015 (Pre-upgrade of a module failed).',
      "Please identify the cause of the failure, and try 'install all' again.",
    ];
  }
  if (problem.why === 'vetoed') {
    // A capture of 9.3(7), genie ShowInstallAllStatus 2.
    return [
      'Return code 0x437F0001 ((null)).',
      `Service "${problem.service}" in vdc 1: ${problem.words}`,
      'Pre-upgrade check failed. Return code 0x437F0001 ((null)).',
    ];
  }
  const [code, reason] = codeOf(problem);
  return [
    `Return code 0x${code} (${reason}).`,
    `Pre-upgrade check failed. Return code 0x40930011 (${problem.why === 'unsupported-release' || problem.why === 'unsupported-path' ? 'Module support check failed' : 'Image verification failed'}).`,
  ];
}

function codeOf(
  problem: Exclude<InstallProblem, { readonly why: 'bios-failed' | 'vetoed' }>,
): readonly [string, string] {
  switch (problem.why) {
    case 'not-an-image':
    case 'broken-header':
      return ['4045000E', 'Not a valid image'];
    case 'truncated':
      return ['4045000F', 'Image is truncated'];
    case 'wrong-kind':
      return ['40450010', 'Image type does not match the boot variable'];
    case 'images-differ':
      return ['40450011', `Kickstart and system images are of different releases: ${problem.releases.join(', ')}`];
    case 'other-platform':
      return ['4045001E', 'Mismatched image type/platform'];
    case 'unsupported-release':
      return ['4045001F', `${problem.release} does not support this module`];
    case 'unsupported-path':
      return ['40450020', `Upgrade path is not supported, upgrade to ${problem.through} first`];
    default:
      return codeOfFile(problem);
  }
}

/** Whatever is wrong with the file, it is not there. */
function codeOfFile(_problem: FileProblem): readonly [string, string] {
  return ['40450001', 'No such file or directory'];
}
