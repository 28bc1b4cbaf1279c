import { VOICE_MAX_MS } from '@protocol/limits';
import { levelOf } from './waveform';

const LOOKED_EVERY_MS = 50;

/** Speech needs no more. */
const BITS_PER_SECOND = 32_000;

/** The first that the browser has. Safari records nothing but the last. */
const types = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];

export interface Recorded {
  blob: Blob;
  durationMs: number;
  levels: number[];
}

export interface Recording {
  /** Ends it. Resolves with what was recorded. */
  stop(): Promise<Recorded>;
  /** Ends it and keeps nothing. */
  cancel(): void;
}

interface Heed {
  /** How loud it is now, from 0 to 1, and for how long it has been recording. */
  level(level: number, ms: number): void;
  /** It ended by itself: the time was up, or the microphone went away. */
  ended(): void;
}

/** Asks for the microphone and records it. Rejects as the browser does where it may not, or there is none. */
export async function record(heed: Heed): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: BITS_PER_SECOND });
  const chunks: Blob[] = [];
  const levels: number[] = [];
  const look = listenTo(stream);
  const begun = performance.now();
  let durationMs = 0;
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  const timer = setInterval(() => {
    const level = look.level();
    levels.push(level);
    heed.level(level, performance.now() - begun);
    if (performance.now() - begun >= VOICE_MAX_MS) heed.ended();
  }, LOOKED_EVERY_MS);
  const stopped = new Promise<void>((resolve) => {
    recorder.onstop = () => {
      clearInterval(timer);
      look.close();
      for (const track of stream.getTracks()) track.stop();
      durationMs = Math.min(VOICE_MAX_MS, Math.max(1, Math.round(performance.now() - begun)));
      resolve();
    };
  });
  for (const track of stream.getTracks()) track.onended = () => heed.ended();
  recorder.start(1_000);
  const end = () => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  return {
    async stop() {
      end();
      await stopped;
      const type = recorder.mimeType || mimeType || 'audio/webm';
      return { blob: new Blob(chunks, { type }), durationMs, levels };
    },
    cancel: end,
  };
}

function listenTo(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2_048;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  return {
    level() {
      analyser.getByteTimeDomainData(samples);
      return levelOf(samples);
    },
    close: () => void context.close(),
  };
}

/** Why nothing can be recorded, in words. */
export function whyNotRecorded(problem: unknown): string {
  const name = problem instanceof DOMException ? problem.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return 'The microphone is not allowed here. Allow it for this page in the browser, and try again.';
  }
  if (name === 'NotFoundError') return 'No microphone was found.';
  if (name === 'NotReadableError') return 'The microphone cannot be used. Another program may be using it.';
  return 'Recording does not work in this browser.';
}
