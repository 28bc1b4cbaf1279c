import { useCallback, useEffect, useRef, useState } from 'react';
import { type Recorded, type Recording, record, whyNotRecorded } from './recording';

/** How many of the last moments are drawn. */
const DRAWN = 48;

export type Step =
  | { name: 'asking' }
  | { name: 'recording' }
  | { name: 'refused'; why: string }
  | { name: 'recorded'; recorded: Recorded };

/** Records from when it is shown. What is still recording when it is taken away goes to `onLeft`. */
export function useRecording(onLeft: (recorded: Recorded) => void) {
  const [step, setStep] = useState<Step>({ name: 'asking' });
  const [ms, setMs] = useState(0);
  const [levels, setLevels] = useState<readonly number[]>([]);
  const current = useRef<Recording | null>(null);
  const left = useRef(onLeft);
  left.current = onLeft;

  const stop = useCallback(async () => {
    const recording = current.current;
    current.current = null;
    if (recording) setStep({ name: 'recorded', recorded: await recording.stop() });
  }, []);
  const cancel = useCallback(() => {
    current.current?.cancel();
    current.current = null;
  }, []);

  useEffect(() => {
    let isShown = true;
    record({
      level(level, passed) {
        setMs(passed);
        setLevels((before) => [...before.slice(1 - DRAWN), level]);
      },
      ended: () => void stop(),
    }).then(
      (recording) => {
        if (!isShown) return recording.cancel();
        current.current = recording;
        setStep({ name: 'recording' });
      },
      (problem) => isShown && setStep({ name: 'refused', why: whyNotRecorded(problem) }),
    );
    return () => {
      isShown = false;
      const recording = current.current;
      current.current = null;
      if (recording) void recording.stop().then((recorded) => left.current(recorded));
    };
  }, [stop]);

  return { step, ms, levels, stop, cancel };
}
