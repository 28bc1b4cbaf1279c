import type { RequestParts } from './request';
import type { Responses } from './responses';

/** One command, or one page, as the document describes it. */
export interface DocumentedOperation extends RequestParts {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  responses: Responses;
  security: Record<string, string[]>[];
}
