import type { DocumentedOperation } from './documented-operation';
import { bornByAll } from './responses';

/** Where the API is described. */
export const ownPaths: Record<string, { get: DocumentedOperation }> = {
  '/openapi.json': { get: described('ReadDescription', 'This description.', 'application/json', 'object') },
  '/docs': { get: described('ReadDocs', 'This description, for people to read.', 'text/html', 'string') },
  '/docs.css': { get: described('ReadDocsStyle', 'How that looks.', 'text/css', 'string') },
};

function described(operationId: string, summary: string, mediaType: string, type: 'object' | 'string') {
  return {
    operationId,
    tags: ['Description'],
    summary,
    parameters: [],
    responses: { '200': { description: 'Done.', headers: bornByAll, content: { [mediaType]: { schema: { type } } } } },
    security: [{}],
  };
}
