import { limitsOf } from '../../../domain/authority/pace';
import { policy } from '../../../domain/authority/policy';
import type { RateLimit } from '../../../domain/ports';
import { botRightSchema, type CommandName } from '../../../protocol/index';
import type { DocumentedOperation } from '../openapi/documented-operation';
import { curlOf } from './example';
import { objectFields, requestFields } from './fields';
import { type Html, html, prose } from './html';

/** One command: what it does, who may ask for it and how often, what it takes and answers, and an example. */
export function operationArticle(operation: DocumentedOperation, method: string, path: string, origin: string): Html {
  const { operationId: name, summary, description } = operation;
  return html`<article id="${name}">
<h3><a href="#${name}">${name}</a></h3>
<p class="route"><span class="method ${method}">${method.toUpperCase()}</span> <code>/api${breakable(path)}</code></p>
<p>${prose(summary)}${description ? html` ${prose(description)}` : ''}</p>
<p class="who">${whoMay(operation)} ${howOften(operation)}</p>
${heading('Takes', requestFields(operation))}
${answer(operation)}
<pre tabindex="0" aria-label="Example of ${name}"><code>${curlOf(operation, method, path, origin)}</code></pre>
</article>
`;
}

function answer({ responses }: DocumentedOperation): Html {
  const status = '201' in responses ? '201' : '200';
  const fields = objectFields('Answer', responses[status]?.content?.['application/json']?.schema ?? {});
  const title = `Answers ${status}`;
  return fields.text === '' ? html`<h4>${title}, <code>{}</code></h4>` : heading(title, fields);
}

function heading(title: string, content: Html): Html {
  return content.text === '' ? content : html`<h4>${title}</h4>${content}`;
}

function whoMay({ operationId }: DocumentedOperation): string {
  const { who, or, room, setting, bots = [] } = policy[operationId as CommandName];
  const roles = { anyone: 'Anyone', guest: 'Everyone with a session', nobody: 'Nobody' } as const;
  const role = who in roles ? roles[who as keyof typeof roles] : `Every ${who} and above`;
  const besides = { author: 'the author of the message', host: 'the host of the room' } as const;
  const people = or === undefined ? role : who === 'nobody' ? sentence(besides[or]) : `${role}, and ${besides[or]}`;
  const where =
    room === 'inside' ? ', in a room that they are in' : room === 'visible' ? ', in a room that they see' : '';
  const unless = setting === undefined ? '' : ', unless the room asks for a higher role';
  const rights = bots.length === botRightSchema.options.length ? 'any right' : `the right to ${bots.join(' or to ')}`;
  return `${people}${where}${unless}.${bots.length > 0 ? ` A bot needs ${rights}.` : ''}`;
}

function howOften({ operationId }: DocumentedOperation): string {
  const { guest, member } = limitsOf(operationId as CommandName);
  const words = ({ points, seconds }: RateLimit) => `${points} in ${periodWords(seconds)}`;
  return words(guest) === words(member)
    ? `At most ${words(guest)}.`
    : `At most ${words(guest)} for guests, ${words(member)} for members.`;
}

function periodWords(seconds: number): string {
  if (seconds >= 3_600) return 'an hour';
  return seconds >= 60 ? 'a minute' : `${seconds} s`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Long paths may break before a slash. */
function breakable(path: string): Html {
  return html`${path.split('/').map((part, index) => (index === 0 ? part : html`<wbr>/${part}`))}`;
}
