import type { CommandInput } from '../../protocol/index';

type Said = Pick<CommandInput<'PostByWebhook'>, 'text' | 'attachments'>;

/** A link as senders of webhooks write it, and the words that stand for it, if any. */
const link = /<(?:mailto:)?((?:https?:\/\/|(?<=mailto:))[^\s|<>]+)(?:\|([^<>\n]*))?>/g;
const escaped = { '&amp;': '&', '&lt;': '<', '&gt;': '>' } as const;

/** What a webhook is to say: the text or, where there is none, what the attachments say. Empty where there is nothing. */
export function webhookText({ text, attachments }: Said): string {
  return plain(text?.trim() ? text : (attachments ?? []).map(lines).filter(Boolean).join('\n'));
}

/** The text that `webhookText` makes this one of. */
export function asWebhookText(verbatim: string): string {
  return verbatim.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '');
}

function lines({ pretext, title, text, fallback }: NonNullable<Said['attachments']>[number]): string {
  const shown = [pretext, title, text].filter((line) => line?.trim());
  return shown.length > 0 ? shown.join('\n') : (fallback ?? '');
}

function plain(text: string): string {
  const withLinks = text.replace(link, (_all, address: string, words = '') =>
    words.trim() === '' || words === address ? address : `${words} (${address})`,
  );
  return withLinks.replace(/&(?:amp|lt|gt);/g, (one) => escaped[one as keyof typeof escaped]);
}
