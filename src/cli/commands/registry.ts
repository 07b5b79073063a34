import type { Commands } from '../shell/command.ts';
import { defaultInterface } from './config/interfaces.ts';
import {
  makeCheckpoint,
  makeCheckpointFile,
  removeCheckpoints,
  showCheckpoint,
  showCheckpointSummary,
} from './exec/checkpoint.ts';
import {
  builtInAlias,
  cliNoVariable,
  cliVariable,
  showCliAlias,
  showCliHistory,
  showCliList,
  showCliVariables,
} from './exec/cli.ts';
import { saveConfiguration, showRunningConfig, showStartupConfig } from './exec/configuration-text.ts';
import { copyCompact, copyFrom, copyLocal, copyTo } from './exec/copy.ts';
import {
  copyConfiguration,
  copyConfigurationTo,
  copyFileToStartup,
  copyServerToRunning,
  copyServerToStartup,
} from './exec/copy-configuration.ts';
import { copyFileToRunning, copyStartupToRunning } from './exec/copy-to-running.ts';
import { deleteFile } from './exec/delete.ts';
import { diffClean } from './exec/diff-clean.ts';
import { dir } from './exec/dir.ts';
import { changeDirectory, makeDirectory, printDirectory, removeDirectory } from './exec/directories.ts';
import { find } from './exec/find.ts';
import { gunzip, gzip } from './exec/gzip.ts';
import { installCompact } from './exec/install-all.ts';
import { deactivateIcam } from './exec/install-deactivate.ts';
import { installNxos, installTwoImages, showImpactNxos, showImpactTwoImages } from './exec/install-upgrade.ts';
import { clearLine, send } from './exec/lines.ts';
import { configureTerminal, end, exit } from './exec/modes.ts';
import { move } from './exec/move.ts';
import { ping, traceroute } from './exec/ping.ts';
import { reload, reloadAt, reloadCancel, reloadIn, reloadTimer, showReload } from './exec/reload.ts';
import { rollback, showRollbackPatch } from './exec/rollback.ts';
import { echo, runScript, sleep, tail } from './exec/scripts.ts';
import { showBanner } from './exec/show-banner.ts';
import { showBoot } from './exec/show-boot.ts';
import { showClock } from './exec/show-clock.ts';
import { showDebug } from './exec/show-debug.ts';
import {
  showEnvironment,
  showEnvironmentFan,
  showEnvironmentPower,
  showEnvironmentTemperature,
} from './exec/show-environment.ts';
import { showFeature } from './exec/show-feature.ts';
import { showFile, showFileDigest } from './exec/show-file.ts';
import { showHostname, showSwitchname } from './exec/show-hostname.ts';
import { showHosts } from './exec/show-hosts.ts';
import {
  showBootMode,
  showIncompatibilityNxos,
  showIncompatibilityOfNxos,
  showIncompatibilitySystem,
  showInstallStatus,
  showInstallTimes,
} from './exec/show-install.ts';
import { showInterface } from './exec/show-interface.ts';
import { showInterfaceBrief } from './exec/show-interface-brief.ts';
import { showInterfaceStatus } from './exec/show-interface-status.ts';
import { showInterfaceCounters, showInterfaceDescription } from './exec/show-interface-tables.ts';
import { showInventory } from './exec/show-inventory.ts';
import { showIpInterface, showIpInterfaceBrief } from './exec/show-ip-interface.ts';
import { showIpArp, showIpRoute } from './exec/show-ip-route.ts';
import { showLicense, showLicenseHostId, showLicenseUsage } from './exec/show-license.ts';
import { showLogging, showLoggingLast, showLoggingLogfile } from './exec/show-logging.ts';
import { showLogin, showLoginFailures } from './exec/show-login.ts';
import { showModule } from './exec/show-module.ts';
import { showCdpNeighbors, showLldpNeighbors } from './exec/show-neighbors.ts';
import { showProcessesCpu } from './exec/show-processes.ts';
import { showResetReason } from './exec/show-reset-reason.ts';
import { showRole } from './exec/show-role.ts';
import { showRollbackLog, showRollbackStatus } from './exec/show-rollback.ts';
import { showSystemResources, showSystemUptime } from './exec/show-system.ts';
import { showTerminal } from './exec/show-terminal.ts';
import { showStrengthCheck, showUserAccount } from './exec/show-user-account.ts';
import { showUsers, who } from './exec/show-users.ts';
import { showVersion } from './exec/show-version.ts';
import { showVlan, showVlanBrief } from './exec/show-vlan.ts';
import { showVrf, showVrfDetail, showVrfInterface } from './exec/show-vrf.ts';
import { clearSshHosts, showSshHosts } from './exec/ssh-hosts.ts';
import { tarCreate, tarExtract, tarList } from './exec/tar.ts';
import {
  terminalAsk,
  terminalDontAsk,
  terminalLength,
  terminalMonitor,
  terminalNoMonitor,
  terminalSessionTimeout,
  terminalType,
  terminalWidth,
} from './exec/terminal.ts';
import {
  terminalAlias,
  terminalBypass,
  terminalNoAlias,
  terminalNoBypass,
  terminalNoRedirection,
  terminalRedirection,
} from './exec/terminal-modes.ts';
import { pop, push, where } from './exec/where.ts';
import { writeErase } from './exec/write-erase.ts';
import { allSettings } from './settings.ts';
import { fileWords } from './words/file-words.ts';

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
