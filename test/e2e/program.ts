import { io } from 'socket.io-client';
import type { FullFeedEntry } from '../../src/protocol/index';

interface Claim {
  userID: string | number;
  username: string;
}

/** A client of the Node chat room, served from another site: it knows the full feed only. */
export class Program {
  /** The room as it was last told. */
  room: FullFeedEntry[] = [];
  private readonly socket;

  constructor(url: string) {
    this.socket = io(url, { transports: ['websocket'], extraHeaders: { Origin: 'https://elsewhere.example' } });
    this.socket.on('RetrieveChatRoomData', (room: FullFeedEntry[]) => {
      this.room = room;
    });
  }

  identity(): Promise<Claim> {
    return new Promise((resolve) => {
      this.socket.once('SetUserData', resolve);
      this.socket.emit('CreateUserData');
    });
  }

  enter(claim: Claim): void {
    this.socket.emit('UserEnteredRoom', claim);
  }

  say(message: string, claim: Claim): void {
    this.socket.emit('SendMessage', { message, ...claim, timeStamp: Date.now() });
  }

  clear(): void {
    this.socket.emit('ClearChat');
  }

  leave(): void {
    this.socket.disconnect();
  }
}
