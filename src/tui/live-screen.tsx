import { useApp, useInput, useStdout } from 'ink';
import { type ReactElement, useEffect, useState } from 'react';
import { hostSleep } from '../base/clock.ts';
import type { RunningLab } from '../lab/lab.ts';
import { nextDown, viewOf } from './lab-view.ts';
import { Screen, type ScreenSize } from './screen.tsx';

/** Host milliseconds between two looks at the lab: often enough for a bar that grows, cheap enough to leave running. */
const refreshMs = 250;

/** The screen of a lab that runs: looks at it again and again and follows the keys. */
export function LiveScreen({ lab }: { readonly lab: RunningLab }): ReactElement {
  const [selected, setSelected] = useState(0);
  const { exit } = useApp();
  const size = useScreenSize();
  useRefresh();
  useInput((input, key) => {
    const move = (step: number): void => setSelected((at) => (at + step + lab.devices.length) % lab.devices.length);
    if (input === 'q') exit();
    else if (input === 'n') setSelected((at) => nextDown(lab, at));
    else if (key.leftArrow || key.upArrow || (key.tab && key.shift)) move(-1);
    else if (key.rightArrow || key.downArrow || key.tab) move(1);
  });
  return <Screen view={viewOf(lab, selected)} size={size} />;
}

/** Renders again every `refreshMs` of host time for as long as the component is shown. */
function useRefresh(): void {
  const [, setTurn] = useState(0);
  useEffect(() => {
    const hidden = new AbortController();
    const refresh = async (): Promise<void> => {
      while (!hidden.signal.aborted) {
        await hostSleep(refreshMs, hidden.signal);
        if (!hidden.signal.aborted) setTurn((turn) => turn + 1);
      }
    };
    void refresh();
    return () => hidden.abort();
  }, []);
}

/** The size of the terminal, also after somebody changed it. */
function useScreenSize(): ScreenSize {
  const { stdout } = useStdout();
  const [size, setSize] = useState(() => sizeOf(stdout));
  useEffect(() => {
    const measure = (): void => setSize(sizeOf(stdout));
    stdout.on('resize', measure);
    return () => {
      stdout.off('resize', measure);
    };
  }, [stdout]);
  return size;
}

/** A terminal that does not tell its size has the one of a VT100. */
function sizeOf(stdout: NodeJS.WriteStream): ScreenSize {
  return { columns: stdout.columns || 80, rows: stdout.rows || 24 };
}
