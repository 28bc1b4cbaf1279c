import type { Dispatch, PageStore } from '../state/store';
import type { Request } from './wire';

/** Takes whoever came by an invite into its room. Who is a member already uses nothing up. */
export async function redeemInvite(
  request: Request,
  store: PageStore,
  dispatch: Dispatch,
  openRoom: (roomId: string) => void,
): Promise<void> {
  const { errand } = store.getState();
  if (errand?.name !== 'invite') return;
  const answer = await request('RedeemInvite', { code: errand.secret });
  // The next connection tries again.
  if (!answer || store.getState().errand !== errand) return;
  dispatch({ type: 'errandCame', errand: null });
  if (!answer.ok) return dispatch({ type: 'wordSaid', text: answer.error.message, time: Date.now() });
  dispatch({ type: 'RoomListed', room: answer.room });
  openRoom(answer.room.roomId);
}
