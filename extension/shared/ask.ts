/** Asking the background. */
import { ext, isAlive } from "./ext";
import { Fault, faultOf } from "./fault";
import type { Request, Requests } from "./messages";
import { fieldsOf } from "./shape";

/**
 * Sends a one-shot message to the background and gives its answer; wakes the background if it sleeps.
 * Rejects with `Gone` when the extension was reloaded, `Unreachable` when the background does not take the message, else
 * with the fault that the background named.
 */
export async function ask<R extends Request>(request: R): Promise<Requests[R["kind"]]["answer"]> {
  if (!isAlive()) throw new Fault("Gone", "the extension was reloaded: end this copy");
  let reply: unknown;
  try {
    reply = await ext.runtime.sendMessage(request);
  } catch (error) {
    throw faultOf(error, isAlive() ? "Unreachable" : "Gone");
  }
  const fields = fieldsOf(reply);
  if ("answer" in fields) return fields["answer"] as Requests[R["kind"]]["answer"];
  throw faultOf(fields["error"], "Malformed");
}
