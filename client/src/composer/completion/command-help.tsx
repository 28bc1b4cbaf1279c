import { commands } from '../commands/commands';
import { readCommand } from '../commands/read-command';

/** While one writes what a command takes: what that is. */
export function CommandHelp({ text }: { text: string }) {
  const asked = readCommand(text);
  const command = commands.find(({ name }) => name === asked?.name);
  if (!command) return null;
  return (
    <p className="absolute inset-x-0 bottom-full z-10 mb-2 rounded-card border border-line bg-surface px-3 py-2 text-[13.5px] shadow-[0_2px_12px_#0000000f]">
      <b className="font-semibold">
        /{command.name} {command.takes}
      </b>
      <span className="block text-soft">{command.does}</span>
    </p>
  );
}
