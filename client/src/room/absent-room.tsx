import { GENERAL } from '@protocol/limits';
import { useState } from 'react';
import { useActions, usePage, useRequest, useWholePage } from '../page';
import { Button } from '../ui/button';
import { Problem } from '../ui/problem';

/** In place of a room that cannot be shown: why, and where one can go from here. */
export default function AbsentRoom() {
  const { openRoom, enterAgain } = useActions();
  const request = useRequest();
  const { dispatch } = useWholePage();
  const absent = usePage((page) => page.absent);
  const roomId = usePage((page) => page.route.roomId);
  const [problem, setProblem] = useState<string | null>(null);
  if (!absent) return null;
  const canJoin = absent.code === 'not_a_member';
  const isMissing = absent.code === 'room_not_found';
  const join = async () => {
    const answer = await request('JoinRoom', { roomId });
    if (!answer?.ok) return setProblem(answer?.error.message ?? 'No answer came. Try again.');
    dispatch({ type: 'RoomListed', room: answer.room });
    enterAgain();
  };
  return (
    <div className="max-w-[360px] text-center">
      <h2 className="font-semibold text-lg">{canJoin ? 'You are not in this room' : 'Not here'}</h2>
      <p className="mt-1 text-soft">
        {canJoin && 'It is open to everyone. Join it to read and write.'}
        {isMissing && 'There is no such room, or it is not open to you.'}
        {!canJoin && !isMissing && absent.message}
      </p>
      <Problem text={problem} />
      <div className="mt-5 flex flex-wrap justify-center gap-2">
        {canJoin && (
          <Button look="main" onClick={join}>
            Join the room
          </Button>
        )}
        <Button look="quiet" onClick={() => openRoom(GENERAL)}>
          Go to General
        </Button>
      </div>
    </div>
  );
}
