import { type Profile, personKey } from '@protocol/people';
import type { Room } from '@protocol/rooms';
import { UserMinus } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useRequest } from '../page';
import { PersonLine } from '../people/person-line';
import { AskDialog } from '../ui/ask-dialog';
import { IconButton } from '../ui/icon-button';
import { PagedList } from '../ui/paged-list';
import { useAsking } from '../ui/use-asking';
import { usePaged } from '../ui/use-paged';
import { AddMember } from './add-member';
import { mayBeRemoved } from './keeper-powers';

interface RoomMembersProps {
  room: Room;
  you: Profile;
  mayAdd: boolean;
  mayRemove: boolean;
}

export function RoomMembers({ room, you, mayAdd, mayRemove }: RoomMembersProps) {
  const request = useRequest();
  const { roomId } = room;
  const [leaving, setLeaving] = useState<Profile | null>(null);
  const load = useCallback(
    async (after: string | undefined) => {
      const answer = await request('ListMembers', { roomId, ...(after === undefined ? {} : { after }) });
      return answer?.ok ? ({ ok: true, items: answer.people, next: answer.next } as const) : answer;
    },
    [request, roomId],
  );
  const members = usePaged<Profile>(load);
  const keys = new Set(members.items.map(personKey));
  return (
    <section aria-label="Members" className="border-line border-t pt-4">
      <h3 className="font-semibold">Members</h3>
      {mayAdd && (
        <AddMember roomId={roomId} isMember={(person) => keys.has(personKey(person))} onAdded={members.again} />
      )}
      <PagedList paged={members} label="Members" none="Nobody with an account yet." keyOf={personKey}>
        {(person) => (
          <PersonLine person={person} isYou={personKey(person) === personKey(you)}>
            {mayRemove && mayBeRemoved(you, person, room) && (
              <IconButton icon={UserMinus} label={`Remove ${person.username}`} onClick={() => setLeaving(person)} />
            )}
          </PersonLine>
        )}
      </PagedList>
      {leaving && (
        <RemoveMember
          room={room}
          person={leaving}
          onClose={() => setLeaving(null)}
          onDone={() => members.change((all) => all.filter((each) => personKey(each) !== personKey(leaving)))}
        />
      )}
    </section>
  );
}

interface RemoveMemberProps {
  room: Room;
  person: Profile;
  onClose: () => void;
  onDone: () => void;
}

function RemoveMember({ room, person, onClose, onDone }: RemoveMemberProps) {
  const request = useRequest();
  const asking = useAsking();
  const remove = async () => {
    const payload = { roomId: room.roomId, userID: personKey(person) };
    if (!(await asking.ask(request('RemoveMember', payload)))) return;
    onDone();
    onClose();
  };
  return (
    <AskDialog title={`Remove ${person.username}?`} act="Remove" grave asking={asking} onAct={remove} onClose={onClose}>
      <p className="text-soft">Nothing that is said in {room.name} reaches them from now on. Their messages stay.</p>
    </AskDialog>
  );
}
