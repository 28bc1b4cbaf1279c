import { Refusal } from '../../protocol/index';

const oneEmoji = /^\p{RGI_Emoji}$/v;

/** Throws `reaction_invalid` unless a text is one emoji as keyboards give it. */
export function checkEmoji(text: string): void {
  if (!oneEmoji.test(text)) throw new Refusal('reaction_invalid');
}
