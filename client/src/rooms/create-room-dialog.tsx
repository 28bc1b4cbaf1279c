import { type FormEvent, useState } from 'react';
import { useActions, useRequest, useWholePage } from '../page';
import { Button } from '../ui/button';
import { Dialog, DialogButtons } from '../ui/dialog';
import { Choice } from '../ui/field';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import { RoomFields } from './room-fields';

const kinds = [
  { value: 'public', label: 'Public: everyone finds it and may join' },
  { value: 'private', label: 'Private: only those who are brought in' },
] as const;

export default function CreateRoomDialog({ onClose }: { onClose: () => void }) {
  const request = useRequest();
  const { dispatch } = useWholePage();
  const { openRoom } = useActions();
  const { isBusy, problem, ask } = useAsking();
  const [name, setName] = useState('');
  const [topic, setTopic] = useState('');
  const [kind, setKind] = useState<'public' | 'private'>('public');
  const create = async (event: FormEvent) => {
    event.preventDefault();
    const about = topic.trim() === '' ? {} : { topic: topic.trim() };
    const answer = await ask(request('CreateRoom', { name: name.trim(), kind, ...about }));
    if (!answer) return;
    dispatch({ type: 'RoomListed', room: answer.room });
    onClose();
    openRoom(answer.room.roomId);
  };
  return (
    <Dialog title="Create a room" onClose={onClose}>
      <form onSubmit={create}>
        <RoomFields name={name} topic={topic} onName={setName} onTopic={setTopic} />
        <Choice label="Who it is for" value={kind} options={kinds} onChoose={setKind} />
        <Problem text={problem} />
        <DialogButtons>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="main" type="submit" disabled={isBusy || name.trim() === ''}>
            Create
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
