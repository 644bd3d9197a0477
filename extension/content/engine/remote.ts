/**
 * Host 2: the engine in the background, over a long-lived port. The background is stopped when nobody spoke for half a
 * minute, and the port ends with it; questions that were not answered by then are asked again over a new one.
 */
import { fromBase64, toBase64 } from "../../shared/base64";
import { Fault, faultOf } from "../../shared/fault";
import type { EngineReply, EngineRequest } from "../../shared/messages";
import { engineReplyOf } from "../../shared/validation";
import type { Engine } from "./engine";

/** What is used of a `runtime.Port`. */
export interface EnginePort {
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

/** How to reach the background, and for how long. */
export interface RemoteOptions {
  /** Opens a port, waking the background. Throws once the extension was reloaded. */
  connect(): EnginePort;
  signal: AbortSignal;
  /** Milliseconds after which a question without an answer is given up. */
  patience?: number;
}

/** Milliseconds: a cold start takes a tenth of a second, on a slow machine a few. */
const PATIENCE_MS = 10_000;

/** Ports that may end without a single answer before the background is taken for broken. */
const MAX_SILENT_PORTS = 3;

/** A question without its id. */
type Question = EngineRequest extends infer R ? (R extends EngineRequest ? Omit<R, "id"> : never) : never;

interface Waiting {
  request: EngineRequest;
  resolve(reply: EngineReply): void;
  reject(fault: Fault): void;
  timer: ReturnType<typeof setTimeout>;
}

/** The engine in the background. Nothing is connected before the first question. */
export function remoteEngine({ connect, signal, patience = PATIENCE_MS }: RemoteOptions): Engine {
  const waiting = new Map<number, Waiting>();
  let port: EnginePort | null = null;
  let silentPorts = 0;
  let nextId = 0;

  const giveUp = (fault: Fault): void => {
    for (const id of [...waiting.keys()]) settle(id)?.reject(fault);
  };

  const settle = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    if (found) clearTimeout(found.timer);
    return found;
  };

  const open = (): EnginePort => {
    const opened = connect();
    opened.onMessage.addListener((message) => {
      const reply = engineReplyOf(message);
      if (!reply) return;
      silentPorts = 0;
      settle(reply.id)?.resolve(reply);
    });
    opened.onDisconnect.addListener(() => {
      if (port === opened) port = null;
      if (waiting.size === 0 || signal.aborted) return;
      if (++silentPorts >= MAX_SILENT_PORTS) {
        silentPorts = 0;
        giveUp(new Fault("EngineUnavailable", "the background ends without answering: try again with the next message"));
        return;
      }
      send([...waiting.values()].map(({ request }) => request));
    });
    return opened;
  };

  /** Sends over the port there is, or a new one with everything that waits. */
  const send = (requests: readonly EngineRequest[]): void => {
    try {
      if (port) {
        for (const request of requests) port.postMessage(request);
        return;
      }
    } catch {
      // The port ended and nobody has said so yet.
      port = null;
    }
    try {
      port = open();
      for (const { request } of [...waiting.values()]) port.postMessage(request);
    } catch (error) {
      port = null;
      giveUp(new Fault("Gone", `the background cannot be reached: ${faultOf(error, "Gone").message}`));
    }
  };

  const askFor = (question: Question): Promise<EngineReply> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(new Fault("Gone", "this copy of the content script has ended"));
        return;
      }
      const id = nextId++;
      const timer = setTimeout(() => {
        settle(id)?.reject(new Fault("EngineTimeout", `no answer from the background in ${patience} ms`));
      }, patience);
      const request: EngineRequest = { id, ...question };
      waiting.set(id, { request, resolve, reject, timer });
      send([request]);
    });

  signal.addEventListener(
    "abort",
    () => {
      giveUp(new Fault("Gone", "this copy of the content script has ended"));
      try {
        port?.disconnect();
      } catch {
        // Already ended with the extension.
      }
      port = null;
    },
    { once: true },
  );

  return {
    async read(thread, messages) {
      const reply = await askFor({ call: "read", thread: toBase64(thread), messages: [...messages] });
      if (!("reading" in reply)) throw unexpected(reply);
      return { thread: fromBase64(reply.reading.thread), assessments: reply.reading.assessments };
    },
    async checkDraft(thread, draft) {
      const reply = await askFor({ call: "draft", thread: toBase64(thread), draft });
      if (!("gate" in reply)) throw unexpected(reply);
      return reply.gate;
    },
    async facts() {
      const reply = await askFor({ call: "facts" });
      if (!("facts" in reply)) throw unexpected(reply);
      return reply.facts;
    },
  };
}

function unexpected(reply: EngineReply): Fault {
  return "error" in reply ? faultOf(reply.error, "EngineUnavailable") : new Fault("Malformed", "the background answered another question");
}
