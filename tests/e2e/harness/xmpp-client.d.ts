/** The part of the chat client library that the tests use; the package brings no types. */
declare module "@xmpp/client" {
  /** A piece of the protocol's XML. */
  interface Stanza {
    name: string;
    attrs: Record<string, string>;
    children: (Stanza | string)[];
    is(name: string): boolean;
    toString(): string;
  }
  interface Credentials {
    username: string;
    password: string;
  }
  interface Options extends Credentials {
    service: string;
    domain: string;
    credentials(authenticate: (credentials: Credentials, mechanism: string) => Promise<void>): Promise<void>;
  }
  interface Connection {
    on(event: "error", listener: (error: Error) => void): void;
    on(event: "stanza", listener: (stanza: Stanza) => void): void;
    start(): Promise<unknown>;
    stop(): Promise<unknown>;
    send(stanza: Stanza): Promise<void>;
  }
  export function client(options: Options): Connection;
  export function jid(local: string, domain: string): Stanza;
  export function xml(name: string, attributes?: Record<string, string>, ...children: (Stanza | string)[]): Stanza;
}
