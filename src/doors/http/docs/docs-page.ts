import { operations } from '../api/operations';
import type { ApiDocument } from '../openapi/document';
import type { DocumentedOperation } from '../openapi/documented-operation';
import { groups as commandGroups } from '../openapi/groups';
import type { JsonSchema } from '../openapi/schemas';
import { errorTable, introduction } from './chapters';
import { objectFields } from './fields';
import { type Html, html } from './html';
import { operationArticle } from './operation';
import { typeWords } from './type-words';

/** The API for people to read, made of its OpenAPI document. `origin` is where the examples ask. */
export function docsPage(document: ApiDocument, origin: string): string {
  const all = everyOperation(document);
  const groups = commandGroups.map(({ name, description }) => ({
    name,
    description,
    placed: all.filter(({ operation }) => operation.tags.includes(name)),
  }));
  const { Problem = {}, ...shapes } = document.components.schemas;
  const body = html`<main id="main">
${introduction(origin)}
${groups.map(
  ({ name, description, placed }) => html`<section id="${name}">
<h2>${name}</h2>
<p>${description}</p>
${placed.map(({ operation, method, path }) => operationArticle(operation, method, path, origin))}
</section>
`,
)}
<section id="shapes">
<h2>Shapes</h2>
<p>What several answers have in common.</p>
${Object.entries(shapes).map(shapeArticle)}
</section>
${errorTable(Problem)}
</main>`;

  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Snug HTTP API</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header><p class="brand">Snug</p><h1>HTTP API</h1></header>
${contents(groups.map(({ name, placed }) => ({ name, names: placed.map((one) => one.operation.operationId) })))}
${body}
</body>
</html>
`.text;
}

interface Placed {
  operation: DocumentedOperation;
  method: string;
  path: string;
}

/** In the order of the contract. */
function everyOperation({ paths }: ApiDocument): Placed[] {
  return operations().flatMap(({ route: { path, method } }) => {
    const operation = paths[path]?.[method.toLowerCase()];
    return operation ? [{ operation, method: method.toLowerCase(), path }] : [];
  });
}

function contents(groups: { name: string; names: string[] }[]): Html {
  const chapters = [
    ['begin', 'Begin'],
    ['requests', 'Requests'],
    ['sessions', 'Sessions'],
    ['paging', 'Paging'],
    ['exactly-once', 'Exactly once'],
    ['limits', 'Limits'],
    ['shapes', 'Shapes'],
    ['errors', 'Errors'],
  ] as const;
  const link = (id: string, text: string) => html`<li><a href="#${id}">${text}</a></li>`;
  return html`<nav aria-label="Contents">
<ul class="chapters">${chapters.map(([id, text]) => link(id, text))}</ul>
${groups.map(
  ({ name, names }) => html`<details><summary>${name}</summary>
<ul>${names.map((one) => link(one, one))}</ul></details>
`,
)}
</nav>`;
}

function shapeArticle([name, schema]: [string, JsonSchema]): Html {
  const either = (schema.anyOf ?? schema.oneOf ?? []) as JsonSchema[];
  return html`<article id="shape-${name}">
<h3>${name}</h3>
${schema.description ? html`<p>${schema.description}</p>` : ''}
${either.length > 0 ? html`<p>One of these:</p>${either.map((one) => objectFields(name, one))}` : objectFields(name, schema)}
${schema.properties || either.length > 0 ? '' : html`<p>${typeWords(schema)}</p>`}
</article>
`;
}
