import { createStore } from 'zustand/vanilla';
import { playsNow } from './one-at-a-time';

interface VoiceState {
  /** Which one is in the player. */
  fileId: string | null;
  isPlaying: boolean;
  /** In seconds. */
  at: number;
  rate: number;
  hasFailed: boolean;
}

const rates = [1, 1.5, 2];
const DRAWN_EVERY_MS = 66;

/**
 * Plays voice notes, one at a time. It is not in the row of a message, so that one can scroll on while listening.
 * `audio` is made when it is first used.
 */
export function createVoicePlayer(makeAudio: () => HTMLAudioElement) {
  const idle = { fileId: null, isPlaying: false, at: 0, hasFailed: false };
  const store = createStore<VoiceState>(() => ({ ...idle, rate: 1 }));
  let made: HTMLAudioElement | null = null;
  const audio = () => {
    made ??= listened(makeAudio());
    return made;
  };
  const listened = (element: HTMLAudioElement) => {
    let drawing: ReturnType<typeof setInterval> | undefined;
    const draw = () => store.setState({ at: element.currentTime });
    element.addEventListener('play', () => {
      playsNow(element);
      store.setState({ isPlaying: true, hasFailed: false });
      clearInterval(drawing);
      drawing = setInterval(draw, DRAWN_EVERY_MS);
    });
    element.addEventListener('pause', () => {
      clearInterval(drawing);
      store.setState({ isPlaying: false, at: element.currentTime });
    });
    element.addEventListener('ended', () => store.setState({ at: 0 }));
    element.addEventListener('error', () => {
      clearInterval(drawing);
      if (store.getState().fileId !== null) store.setState({ isPlaying: false, hasFailed: true });
    });
    return element;
  };
  const take = (fileId: string, url: string) => {
    if (store.getState().fileId === fileId && !store.getState().hasFailed) return;
    const element = audio();
    element.pause();
    store.setState({ ...idle, fileId });
    element.src = url;
    element.playbackRate = store.getState().rate;
  };
  const play = () => {
    audio().playbackRate = store.getState().rate;
    // Refused, or interrupted by a pause: the events say which.
    audio()
      .play()
      .catch(() => undefined);
  };
  return {
    store,
    toggle(fileId: string, url: string) {
      const { fileId: before, isPlaying } = store.getState();
      if (before === fileId && isPlaying) return audio().pause();
      take(fileId, url);
      play();
    },
    seek(fileId: string, url: string, at: number) {
      take(fileId, url);
      audio().currentTime = at;
      store.setState({ at });
    },
    changeRate() {
      const rate = rates[(rates.indexOf(store.getState().rate) + 1) % rates.length] ?? 1;
      store.setState({ rate });
      audio().playbackRate = rate;
    },
    stop() {
      if (store.getState().fileId === null) return;
      store.setState(idle);
      audio().pause();
      audio().removeAttribute('src');
      audio().load();
    },
  };
}

export const voicePlayer = createVoicePlayer(() => new Audio());
