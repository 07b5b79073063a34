import cscvg51567 from './CSCvg51567.ts';
import cscvk30831 from './CSCvk30831.ts';
import cscvs23686 from './CSCvs23686.ts';
import cscvt11426 from './CSCvt11426.ts';
import type { Defect } from './defect.ts';
import misreadFlash from './eUSB-MD5.ts';

/** Every documented defect, by ID. */
export const allDefects: readonly Defect[] = [cscvg51567, cscvk30831, cscvs23686, cscvt11426, misreadFlash];
