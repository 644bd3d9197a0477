/** The engine in the background: opened when first needed, and again after the background was stopped. */
import { fromBase64, toBase64 } from "../shared/base64";
import { faultOf, shapeOf } from "../shared/fault";
import type { RunningEngine } from "../shared/glue";
import type { EngineReply, EngineRequest } from "../shared/messages";
import { senderOf } from "../shared/sender";
import { engineRequestOf } from "../shared/validation";

/** Gives the engine, opening it if need be. */
export type EngineSource = () => Promise<RunningEngine>;

/** Opens once for all callers; after a failure the next caller tries again. */
export function openOnce(open: () => Promise<RunningEngine>): EngineSource {
  let opening: Promise<RunningEngine> | null = null;
  return () => {
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw faultOf(error, "EngineUnavailable");
    });
    return opening;
  };
}

/** Answers a content script's questions on its port, in their order. Drops ports of strangers and malformed questions. */
export function serveEngine(port: chrome.runtime.Port, engine: EngineSource): void {
  if (senderOf(port.sender)?.from !== "content") {
    port.disconnect();
    return;
  }
  port.onMessage.addListener((message: unknown) => {
    const request = engineRequestOf(message);
    if (!request) return;
    void answerTo(request, engine).then((reply) => {
      try {
        port.postMessage(reply);
      } catch {
        // The page has gone; nobody waits for this answer.
      }
    });
  });
}

/** The answer to one question. Never rejects: errors are answers too. */
export async function answerTo(request: EngineRequest, source: EngineSource): Promise<EngineReply> {
  const { id } = request;
  try {
    const engine = await source();
    if (request.call === "facts") return { id, facts: engine.facts };
    const thread = fromBase64(request.thread);
    if (request.call === "draft") return { id, gate: engine.checkDraft(thread, request.draft) };
    const reading = engine.read(thread, request.messages);
    return { id, reading: { thread: toBase64(reading.thread), assessments: reading.assessments } };
  } catch (error) {
    return { id, error: shapeOf(faultOf(error, "EngineUnavailable")) };
  }
}
