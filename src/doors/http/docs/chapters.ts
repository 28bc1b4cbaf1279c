import { errors } from '../../../protocol/index';
import type { JsonSchema } from '../openapi/schemas';
import { objectFields } from './fields';
import { type Html, html } from './html';

/** What holds for every command. */
export function introduction(origin: string): Html {
  return html`<section id="begin">
<h2>Begin</h2>
<p>Come as a guest, keep the token, talk. This needs curl and a shell.</p>
<pre tabindex="0" aria-label="Example of coming as a guest"><code>curl -X POST ${origin}/api/session/guest \\
  -H "Content-Type: application/json" \\
  -d '{"username":"Robin","asProgram":true}'</code></pre>
<p>The answer has your <code>token</code>. Put it into a variable (<code>TOKEN=…</code>) and say something:</p>
<pre tabindex="0" aria-label="Example of sending a message"><code>curl -X POST ${origin}/api/rooms/general/messages \\
  -H "Authorization: Bearer $TOKEN" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: $(date +%s%N)" \\
  -d '{"message":"Hello from a script"}'</code></pre>
<p>Everything here is also an <a href="/api/openapi.json">OpenAPI 3.1 document</a>, from which clients can be made. Every
command does what the one of the same name does on a socket; only a socket is told what happens by itself.</p>
</section>
<section id="requests">
<h2>Requests</h2>
<p>A field in braces stands in the path, percent-encoded. The others go in the query of a <code>GET</code> or
<code>DELETE</code>, else in a JSON object as the body (<code>Content-Type: application/json</code>, 64 KiB at most). What is
missing, malformed, unknown or given twice is refused with <a href="#invalid_payload">invalid_payload</a>, and
<code>detail</code> says which. Times are Unix milliseconds. <code>HEAD</code> answers as <code>GET</code> without the body,
<code>OPTIONS</code> with the methods of an address.</p>
<p>Every answer has the header <code>X-Request-Id</code>, and every refusal the same as <code>requestId</code>: say it to whoever
runs the server, and they find in their log what went wrong. You may give an id of your own in the request, of 8 to 64 letters,
digits, dots, dashes and underscores.</p>
</section>
<section id="sessions">
<h2>Sessions</h2>
<p>A program asks for a token with <code>"asProgram": true</code>, and carries it as <code>Authorization: Bearer …</code>. A
browser is given a cookie instead, which no script can read; what it changes with the cookie has to come from this site, or
is refused with <a href="#cross_site">cross_site</a>. Where both are given the token counts. Other sites’ pages cannot read
answers.</p>
<p>A new token comes with every log-in, and with every change of password: the one before ends.</p>
<p>A program that stays is better a bot: an owner makes it with <a href="#CreateBot">CreateBot</a>, and its token does not end by
itself. It may ask for what says which right a bot needs, and for nothing else. A program that only speaks in one room is best a
<a href="#CreateWebhook">webhook</a>.</p>
</section>
<section id="paging">
<h2>Paging</h2>
<p>Lists come in pages of 50, or <code>limit</code> up to 100. Where there is more, the answer has <code>next</code>: give it
as <code>before</code> or <code>after</code>, whichever the command has. Messages are paged by their <code>seq</code>, the
address of a message in its room: <code>before</code>, <code>after</code> or <code>around</code> one, and
<code>hasOlder</code> and <code>hasNewer</code> say where more are.</p>
</section>
<section id="exactly-once">
<h2>Exactly once</h2>
<p>A message has a <code>clientId</code> of your own, in the body or as the header <code>Idempotency-Key</code>. If no answer
comes, send it again with the same one: it is stored once, and the answer is that of the first. With another text it is
refused with <a href="#client_id_reused">client_id_reused</a>. An answer of 201 means that the message is on disk. All else
can be repeated without harm where its summary says so.</p>
</section>
<section id="limits">
<h2>Limits</h2>
<p>Each command says how often it may be asked for: by a person wherever they are, or by an address as long as it has no
session. Beyond that the answer is <a href="#rate_limited">rate_limited</a>, with the seconds to wait in
<code>Retry-After</code>. Commands of one kind count together, and so does all that comes from one address: 1,000 in 10 s.</p>
</section>
`;
}

/** Every refusal there is. */
export function errorTable(problem: JsonSchema): Html {
  // The table itself lists the codes.
  const { enum: _codes, ...code } = (problem.properties?.code ?? {}) as JsonSchema;
  const fields = { ...problem, properties: { ...problem.properties, code } };
  const rows = Object.entries(errors).map(
    ([code, { status, retry, message }]) =>
      html`<tr id="${code}"><th scope="row"><code>${code}</code></th><td>${status}</td><td>${retry}</td><td>${message}</td></tr>
`,
  );
  return html`<section id="errors">
<h2>Errors</h2>
<p>What is refused is answered as a problem (RFC 9457, <code>application/problem+json</code>). <code>retry</code> says whether
the same request may succeed later.</p>
${objectFields('Problem', fields)}
<div class="wide" tabindex="0" role="region" aria-label="Every error">
<table>
<thead><tr><th scope="col">code</th><th scope="col">status</th><th scope="col">retry</th><th scope="col">meaning</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
</section>
`;
}
