import { createVoicePlayer } from './voice-player';

/** As much of the browser's own as the player uses. */
class SomeAudio extends EventTarget {
  src = '';
  currentTime = 0;
  playbackRate = 1;
  play() {
    this.dispatchEvent(new Event('play'));
    return Promise.resolve();
  }
  pause() {
    this.dispatchEvent(new Event('pause'));
  }
  removeAttribute() {
    this.src = '';
  }
  load() {}
}

function open() {
  const audio = new SomeAudio();
  const player = createVoicePlayer(() => audio as unknown as HTMLAudioElement);
  return { audio, player, state: () => player.store.getState() };
}

test('the same button plays and pauses, and goes on from there', () => {
  const { audio, player, state } = open();
  player.toggle('one', '/one');
  expect(state()).toMatchObject({ fileId: 'one', isPlaying: true });
  audio.currentTime = 3;
  player.toggle('one', '/one');
  expect(state()).toMatchObject({ isPlaying: false, at: 3 });
  player.toggle('one', '/one');
  expect(audio.currentTime).toBe(3);
  audio.pause();
});

test('another note takes the place of the one that plays, at the same speed', () => {
  const { audio, player, state } = open();
  player.toggle('one', '/one');
  player.changeRate();
  player.toggle('two', '/two');
  expect(audio).toMatchObject({ src: '/two', playbackRate: 1.5 });
  expect(state()).toMatchObject({ fileId: 'two', isPlaying: true, rate: 1.5, at: 0 });
  audio.pause();
});

test('a place is sought before anything plays, and the end leads back to the begin', () => {
  const { audio, player, state } = open();
  player.seek('one', '/one', 5);
  expect(state()).toMatchObject({ fileId: 'one', isPlaying: false, at: 5 });
  expect(audio.currentTime).toBe(5);
  audio.dispatchEvent(new Event('ended'));
  expect(state().at).toBe(0);
});

test('one that cannot be played says so, and is asked for anew the next time', () => {
  const { audio, player, state } = open();
  player.toggle('one', '/one');
  audio.dispatchEvent(new Event('error'));
  expect(state()).toMatchObject({ isPlaying: false, hasFailed: true });
  player.toggle('one', '/one');
  expect(state()).toMatchObject({ isPlaying: true, hasFailed: false });
  player.stop();
  expect(state()).toMatchObject({ fileId: null, isPlaying: false });
});
