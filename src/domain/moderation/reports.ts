import { Refusal } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { Chat } from '../chat';
import type { Clock, ReportRecord, Store } from '../ports';
import type { ChatRoom } from '../room/chat-room';
import type { Audit } from './audit';

/** Most reports that are shown at a time. The others follow as these are settled. */
const REPORTS_SHOWN = 200;

interface ReportsDependencies {
  store: Pick<Store, 'moderation'>;
  clock: Clock;
  chat: Chat;
  audit: Audit;
}

/** Messages that people showed to the moderators, who read what was reported even of rooms that they are not in. */
export class Reports {
  constructor(private readonly dependencies: ReportsDependencies) {}

  /** Rejects with `message_not_found`: for what was deleted, and for notices, too. */
  async report(by: Actor, chatRoom: ChatRoom, seq: number, reason: string): Promise<void> {
    const { store, clock } = this.dependencies;
    const found = await chatRoom.message(seq);
    if (!found || found.deleted || found.kind !== 'message') throw new Refusal('message_not_found');
    const { author, message } = found;
    const { roomId } = chatRoom.room;
    await store.moderation.report({ roomId, seq, author, message, by: by.person, at: clock.now(), reason });
  }

  /** Oldest first. */
  list(): Promise<ReportRecord[]> {
    return this.dependencies.store.moderation.reports(REPORTS_SHOWN);
  }

  /** Rejects with `report_not_found`. */
  async settle(by: Actor, reportId: number, fate: 'keep' | 'remove'): Promise<void> {
    const { store, clock, audit } = this.dependencies;
    const report = (await this.list()).find((one) => one.reportId === reportId);
    if (!report) throw new Refusal('report_not_found');
    // First, so that a report whose message could not be taken away stays on the list.
    if (fate === 'remove') await this.remove(report);
    if (!(await store.moderation.settle(reportId, by.person, clock.now()))) throw new Refusal('report_not_found');
    const { author, roomId, seq } = report;
    await audit.write(by, 'SettleReport', { to: author, roomId, details: { reportId, seq, message: fate } });
  }

  private async remove({ roomId, seq }: ReportRecord): Promise<void> {
    try {
      await (await this.dependencies.chat.find(roomId)).delete(seq);
    } catch (error) {
      const isGone =
        error instanceof Refusal && (error.code === 'message_not_found' || error.code === 'room_not_found');
      if (!isGone) throw error;
    }
  }
}
