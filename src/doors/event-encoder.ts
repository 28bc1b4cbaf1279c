/** Makes of an event, whose payload is JSON already, what is written to all who are told it. */
export type EventEncoder<Encoded> = (event: string, json: string) => Encoded;
