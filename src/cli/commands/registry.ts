import type { Commands } from '../shell/command.ts';
import { reload, reloadAt, reloadCancel, reloadIn, reloadTimer, showReload } from './boot/reload.ts';
import { showBoot } from './boot/show-boot.ts';
import { showResetReason } from './boot/show-reset-reason.ts';
import { writeErase } from './boot/write-erase.ts';
import {
  makeCheckpoint,
  makeCheckpointFile,
  removeCheckpoints,
  showCheckpoint,
  showCheckpointSummary,
} from './configuration/checkpoint.ts';
import { saveConfiguration, showRunningConfig, showStartupConfig } from './configuration/configuration-text.ts';
import { diffClean } from './configuration/diff-clean.ts';
import { rollback, showRollbackPatch } from './configuration/rollback.ts';
import { showRollbackLog, showRollbackStatus } from './configuration/show-rollback.ts';
import { copyCompact, copyFrom, copyLocal, copyTo } from './copy/copy.ts';
import {
  copyConfiguration,
  copyConfigurationTo,
  copyFileToStartup,
  copyServerToRunning,
  copyServerToStartup,
} from './copy/copy-configuration.ts';
import { copyFileToRunning, copyStartupToRunning } from './copy/copy-to-running.ts';
import { clearSshHosts, showSshHosts } from './copy/ssh-hosts.ts';
import { deleteFile } from './files/delete.ts';
import { dir } from './files/dir.ts';
import { changeDirectory, makeDirectory, printDirectory, removeDirectory } from './files/directories.ts';
import { fileWords } from './files/file-words.ts';
import { find } from './files/find.ts';
import { gunzip, gzip } from './files/gzip.ts';
import { move } from './files/move.ts';
import { showFile, showFileDigest } from './files/show-file.ts';
import { tarCreate, tarExtract, tarList } from './files/tar.ts';
import { installCompact } from './install/compact.ts';
import { deactivateIcam } from './install/install-deactivate.ts';
import {
  showBootMode,
  showIncompatibilityNxos,
  showIncompatibilityOfNxos,
  showIncompatibilitySystem,
  showInstallStatus,
  showInstallTimes,
} from './install/show-install.ts';
import { installNxos, installTwoImages, showImpactNxos, showImpactTwoImages } from './install/upgrade.ts';
import { defaultInterface } from './interfaces/interfaces.ts';
import { showInterface } from './interfaces/show-interface.ts';
import { showInterfaceBrief } from './interfaces/show-interface-brief.ts';
import { showInterfaceStatus } from './interfaces/show-interface-status.ts';
import { showInterfaceCounters, showInterfaceDescription } from './interfaces/show-interface-tables.ts';
import { showCdpNeighbors, showLldpNeighbors } from './interfaces/show-neighbors.ts';
import { showDebug } from './monitoring/show-debug.ts';
import { showLogging, showLoggingLast, showLoggingLogfile } from './monitoring/show-logging.ts';
import { showBanner } from './naming/show-banner.ts';
import { showHostname, showSwitchname } from './naming/show-hostname.ts';
import { showHosts } from './naming/show-hosts.ts';
import { ping, traceroute } from './routing/ping.ts';
import { showIpInterface, showIpInterfaceBrief } from './routing/show-ip-interface.ts';
import { showIpArp, showIpRoute } from './routing/show-ip-route.ts';
import { showVrf, showVrfDetail, showVrfInterface } from './routing/show-vrf.ts';
import { clearLine, send } from './session/clear-line.ts';
import {
  builtInAlias,
  cliNoVariable,
  cliVariable,
  showCliAlias,
  showCliHistory,
  showCliList,
  showCliVariables,
} from './session/cli.ts';
import { configureTerminal, end, exit } from './session/modes.ts';
import { echo, runScript, sleep, tail } from './session/scripts.ts';
import { showTerminal } from './session/show-terminal.ts';
import {
  terminalAsk,
  terminalDontAsk,
  terminalLength,
  terminalMonitor,
  terminalNoMonitor,
  terminalSessionTimeout,
  terminalType,
  terminalWidth,
} from './session/terminal.ts';
import {
  terminalAlias,
  terminalBypass,
  terminalNoAlias,
  terminalNoBypass,
  terminalNoRedirection,
  terminalRedirection,
} from './session/terminal-modes.ts';
import { pop, push, where } from './session/where.ts';
import { allSettings } from './settings.ts';
import { showClock } from './system/show-clock.ts';
import {
  showEnvironment,
  showEnvironmentFan,
  showEnvironmentPower,
  showEnvironmentTemperature,
} from './system/show-environment.ts';
import { showFeature } from './system/show-feature.ts';
import { showInventory } from './system/show-inventory.ts';
import { showLicense, showLicenseHostId, showLicenseUsage } from './system/show-license.ts';
import { showModule } from './system/show-module.ts';
import { showProcessesCpu } from './system/show-processes.ts';
import { showSystemResources, showSystemUptime } from './system/show-system.ts';
import { showVersion } from './system/show-version.ts';
import { showLogin, showLoginFailures } from './users/show-login.ts';
import { showRole } from './users/show-role.ts';
import { showStrengthCheck, showUserAccount } from './users/show-user-account.ts';
import { showUsers, who } from './users/show-users.ts';
import { showVlan, showVlanBrief } from './vlans/show-vlan.ts';

/** Everything that can be typed. A command that is not listed here does not exist; a test finds it. */
export const allCommands: Commands = {
  commands: [
    changeDirectory,
    configureTerminal,
    saveConfiguration,
    copyLocal,
    copyConfiguration,
    copyConfigurationTo,
    copyServerToRunning,
    copyServerToStartup,
    copyFileToStartup,
    copyFrom,
    copyCompact,
    copyTo,
    defaultInterface,
    deleteFile,
    dir,
    end,
    exit,
    installCompact,
    installNxos,
    installTwoImages,
    showImpactNxos,
    showImpactTwoImages,
    showInstallStatus,
    showInstallTimes,
    showIncompatibilityNxos,
    showIncompatibilityOfNxos,
    deactivateIcam,
    showIncompatibilitySystem,
    showBootMode,
    makeDirectory,
    move,
    ping,
    traceroute,
    printDirectory,
    reload,
    reloadAt,
    reloadCancel,
    reloadIn,
    reloadTimer,
    removeDirectory,
    showReload,
    showClock,
    showFile,
    showFileDigest,
    showInventory,
    showModule,
    showResetReason,
    showRunningConfig,
    showStartupConfig,
    showVersion,
    terminalAsk,
    terminalDontAsk,
    terminalLength,
    terminalWidth,
    copyFileToRunning,
    showRollbackLog,
    showRollbackStatus,
    clearSshHosts,
    showSshHosts,
    copyStartupToRunning,
    showBanner,
    showBoot,
    showDebug,
    showEnvironment,
    showEnvironmentFan,
    showEnvironmentPower,
    showEnvironmentTemperature,
    showFeature,
    showHostname,
    showSwitchname,
    showHosts,
    showInterface,
    showInterfaceBrief,
    showInterfaceStatus,
    showIpArp,
    showIpInterface,
    showIpInterfaceBrief,
    showIpRoute,
    showInterfaceCounters,
    showInterfaceDescription,
    showCdpNeighbors,
    showLldpNeighbors,
    showLicense,
    showLicenseHostId,
    showLicenseUsage,
    showLogging,
    showLoggingLast,
    showLoggingLogfile,
    showLogin,
    showLoginFailures,
    showProcessesCpu,
    showRole,
    showSystemResources,
    showSystemUptime,
    showUserAccount,
    showStrengthCheck,
    showVlan,
    showVlanBrief,
    showVrf,
    showVrfDetail,
    showVrfInterface,
    writeErase,
    builtInAlias,
    cliNoVariable,
    cliVariable,
    showCliAlias,
    showCliHistory,
    showCliList,
    showCliVariables,
    diffClean,
    find,
    gunzip,
    gzip,
    clearLine,
    send,
    echo,
    runScript,
    sleep,
    tail,
    showTerminal,
    showUsers,
    who,
    tarCreate,
    tarExtract,
    tarList,
    pop,
    push,
    where,
    terminalMonitor,
    terminalNoMonitor,
    terminalSessionTimeout,
    terminalType,
    terminalAlias,
    terminalBypass,
    terminalNoAlias,
    terminalNoBypass,
    terminalNoRedirection,
    terminalRedirection,
    makeCheckpoint,
    makeCheckpointFile,
    removeCheckpoints,
    showCheckpoint,
    showCheckpointSummary,
    rollback,
    showRollbackPatch,
  ],
  fileWords,
  settings: allSettings,
};
