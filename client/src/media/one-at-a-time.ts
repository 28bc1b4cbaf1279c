let playing: HTMLMediaElement | null = null;

/** What plays from now on. Whatever played before pauses: nobody listens to two things at a time. */
export function playsNow(element: HTMLMediaElement): void {
  if (playing !== element) playing?.pause();
  playing = element;
}
