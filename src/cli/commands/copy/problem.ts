import type { CompactionProblem } from '../../../machine/image/compaction.ts';
import type { TransferProblem } from '../../../machine/transfer/receive.ts';
import type { LoginProblem } from './login.ts';

/** Anything that ends a copy to or from a server. */
export type CopyProblem = LoginProblem | TransferProblem | CompactionProblem;
