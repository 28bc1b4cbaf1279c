import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { ApiDocument } from '../../src/doors/http/openapi/document';
import type { DocumentedOperation } from '../../src/doors/http/openapi/documented-operation';
import { type Answer, ask } from './http-client';
import { askWithFile, type Sent } from './upload';

/** A client that knows of the server what its OpenAPI document says, and no more. */
export class DocumentedApi {
  private readonly ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });

  private constructor(
    private readonly server: { port: number },
    readonly document: ApiDocument,
  ) {
    addFormats(this.ajv);
    this.ajv.addKeyword('components');
    this.ajv.addSchema({ $id: 'document', components: document.components });
  }

  static async read(server: { port: number }): Promise<DocumentedApi> {
    const { body } = await ask(server, '/api/openapi.json');
    return new DocumentedApi(server, JSON.parse(body));
  }

  /** What the schema of OpenAPI itself finds wrong with the document. */
  async faults(): Promise<unknown> {
    const { valid, errors } = await new Validator().validate(
      structuredClone(this.document) as Parameters<Validator['validate']>[0],
    );
    return valid ? [] : errors;
  }

  operations(): { path: string; method: string; operation: DocumentedOperation }[] {
    return Object.entries(this.document.paths).flatMap(([path, ofPath]) =>
      Object.entries(ofPath).map(([method, operation]) => ({ path, method, operation })),
    );
  }

  /** Ask by the name of an operation, each field where the document wants it. */
  async ask(operationId: string, payload: object = {}, token?: string): Promise<Answer> {
    const { path, method, operation } = this.find(operationId);
    const fields = new Map<string, unknown>(Object.entries(payload));
    const query = new URLSearchParams();
    let filled = `/api${path}`;
    for (const { name, in: place } of operation.parameters) {
      if (!fields.has(name)) continue;
      const text = String(fields.get(name));
      if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(text));
      if (place === 'query') query.set(name, text);
      fields.delete(name);
    }
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const file = fields.get('file');
    if (file && operation.requestBody?.content['multipart/form-data']) {
      return askWithFile(this.server, filled, file as Sent, headers);
    }
    const hasBody = operation.requestBody !== undefined && fields.size > 0;
    return ask(this.server, query.size > 0 ? `${filled}?${query}` : filled, {
      method: method.toUpperCase(),
      headers: {
        ...headers,
        ...(hasBody ? { 'content-type': 'application/json' } : {}),
      },
      ...(hasBody ? { body: JSON.stringify(Object.fromEntries(fields)) } : {}),
    });
  }

  /** What in an answer is not as the document says of its status. */
  faultsOf(operationId: string, { status, headers, body }: Answer): unknown[] {
    const { responses } = this.find(operationId).operation;
    const documented = responses[status];
    if (!documented) return [`${operationId} does not document ${status}: ${body}`];
    const response = documented.$ref ? this.resolve(documented.$ref) : documented;
    const required = Object.entries(response.headers ?? {}).filter(([, header]) => this.isRequired(header));
    const missing = required.filter(([name]) => !(name.toLowerCase() in headers));
    if (missing.length > 0) return [`${operationId} answers ${status} without ${missing.map(([name]) => name)}`];
    const type = String(headers['content-type']).split(';')[0] ?? '';
    const schema = response.content?.[type]?.schema;
    if (!schema) return [`${operationId} does not document ${type} for ${status}`];
    const validate = this.compile(schema);
    validate(type.endsWith('json') ? JSON.parse(body) : body);
    return validate.errors ?? [];
  }

  private find(operationId: string) {
    const found = this.operations().find(({ operation }) => operation.operationId === operationId);
    if (!found) throw new Error(`${operationId} is not documented`);
    return found;
  }

  private isRequired(header: { $ref?: string; required?: boolean }): boolean {
    const name = header.$ref?.split('/').at(-1) as keyof ApiDocument['components']['headers'] | undefined;
    return (name ? this.document.components.headers[name] : header).required ?? false;
  }

  private resolve($ref: string): DocumentedOperation['responses'][string] {
    const name = $ref.split('/').at(-1) as keyof ApiDocument['components']['responses'];
    return this.document.components.responses[name];
  }

  /** References lead into the whole document. */
  private compile(schema: object): ValidateFunction {
    return this.ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')));
  }
}
