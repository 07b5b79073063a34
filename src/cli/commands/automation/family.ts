import type { Family } from '../family.ts';
import { eventManagerLines } from './event-manager.ts';
import { scheduleLines, schedulerJob, schedulerLines } from './scheduler.ts';
import {
  showEventActions,
  showEventEnvironment,
  showEventHistory,
  showEventPolicy,
  showEventState,
  showEventTypes,
  showSystemPolicy,
} from './show-event-manager.ts';
import {
  showSchedulerConfig,
  showSchedulerJob,
  showSchedulerLogfile,
  showSchedulerSchedule,
} from './show-scheduler.ts';

/** What the switch does by itself when something happens, or when it is time. */
export const automation: Family = {
  commands: [
    showEventActions,
    showEventEnvironment,
    showEventHistory,
    showEventPolicy,
    showEventState,
    showEventTypes,
    showSchedulerConfig,
    showSchedulerJob,
    showSchedulerLogfile,
    showSchedulerSchedule,
    showSystemPolicy,
  ],
  settings: [...eventManagerLines.settings, ...schedulerLines.settings, schedulerJob, ...scheduleLines.settings],
};
