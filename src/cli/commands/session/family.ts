import type { Family } from '../family.ts';
import {
  builtInAlias,
  cliNoVariable,
  cliVariable,
  showCliAlias,
  showCliHistory,
  showCliList,
  showCliSyntax,
  showCliVariables,
} from './cli.ts';
import { cliAliasSettings } from './cli-alias.ts';
import { diffClean } from './diff-clean.ts';
import { configureTerminal, end, exit } from './modes.ts';
import { echo, runScript, sleep, tail } from './scripts.ts';
import { pop, push, where } from './where.ts';

/** The session itself: its modes, variables, aliases, scripts and pauses. */
export const session: Family = {
  commands: [
    cliVariable,
    cliNoVariable,
    showCliVariables,
    showCliAlias,
    builtInAlias,
    showCliList,
    showCliSyntax,
    showCliHistory,
    diffClean,
    configureTerminal,
    end,
    exit,
    runScript,
    echo,
    sleep,
    tail,
    where,
    push,
    pop,
  ],
  settings: [...cliAliasSettings],
};
