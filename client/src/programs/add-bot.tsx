import { NAME_MAX_CHARACTERS } from '@protocol/limits';
import type { BotRight } from '@protocol/people';
import { useState } from 'react';
import { useRequest } from '../page';
import { AskDialog } from '../ui/ask-dialog';
import { Check, Field } from '../ui/field';
import { useAsking } from '../ui/use-asking';
import { botRights, rightHints, rightLabels } from './rights';

interface AddBotProps {
  onMade: (token: string) => void;
  onClose: () => void;
}

export function AddBot({ onMade, onClose }: AddBotProps) {
  const request = useRequest();
  const asking = useAsking();
  const [name, setName] = useState('');
  const [rights, setRights] = useState<ReadonlySet<BotRight>>(new Set(['read', 'speak']));
  const toggle = (right: BotRight, isOn: boolean) => {
    const changed = new Set(rights);
    if (isOn) changed.add(right);
    else changed.delete(right);
    setRights(changed);
  };
  const add = async () => {
    if (rights.size === 0) return asking.setProblem('A bot needs a right.');
    const made = await asking.ask(request('CreateBot', { name: name.trim(), rights: [...rights] }));
    if (made) onMade(made.token);
  };
  return (
    <AskDialog title="Add a bot" act="Add" asking={asking} onAct={add} onClose={onClose}>
      <Field
        label="Name"
        required
        autoComplete="off"
        maxLength={NAME_MAX_CHARACTERS}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <fieldset className="mt-4">
        <legend className="font-medium">It may</legend>
        {botRights.map((right) => (
          <Check
            key={right}
            label={rightLabels[right]}
            hint={rightHints[right]}
            checked={rights.has(right)}
            onChange={(isOn) => toggle(right, isOn)}
          />
        ))}
      </fieldset>
    </AskDialog>
  );
}
