import { NAME_MAX_CHARACTERS, TOPIC_MAX_CHARACTERS } from '@protocol/limits';
import { Field } from '../ui/field';

interface RoomFieldsProps {
  name: string;
  topic: string;
  nameProblem?: string | null;
  onName: (name: string) => void;
  onTopic: (topic: string) => void;
}

/** What a room is called and what it is about. */
export function RoomFields({ name, topic, nameProblem = null, onName, onTopic }: RoomFieldsProps) {
  return (
    <>
      <Field
        label="Name"
        problem={nameProblem}
        autoComplete="off"
        maxLength={NAME_MAX_CHARACTERS * 2}
        required
        value={name}
        onChange={({ target }) => onName(target.value)}
      />
      <Field
        label="Topic"
        hint="What it is about, in a line. It may stay empty."
        autoComplete="off"
        maxLength={TOPIC_MAX_CHARACTERS}
        value={topic}
        onChange={({ target }) => onTopic(target.value)}
      />
    </>
  );
}
