import { messageAt } from '../messages/quoted';
import type { PageStore } from '../state/store';
import { voicePlayer } from './voice-player';

let unwatch: () => void = () => undefined;

/** Stops a voice note as soon as its message is deleted, or no longer on this page: nobody could stop it there. */
export function stopWithMessage(store: PageStore, seq: number, fileId: string): void {
  unwatch();
  unwatch = store.subscribe(({ room }) => {
    const message = room && messageAt(room.messages, seq);
    if (message?.attachments?.some((file) => file.fileId === fileId)) return;
    unwatch();
    if (voicePlayer.store.getState().fileId === fileId) voicePlayer.stop();
  });
}
